import type { components, operations } from "../../../generated/protoface/types.ts";
import type { OrUndefined } from "../../core/config/or-undefined.ts";
import type { ImageInput } from "../../core/image/input.ts";

export type { components, operations, paths } from "../../../generated/protoface/types.ts";

// Interfaces, so that editors and the reference show a name instead of every field.
type Avatar = components["schemas"]["Avatar"];
type AvatarList = Omit<components["schemas"]["AvatarList"], "data"> & { data: ProtofaceAvatar[] };
type ListQuery = NonNullable<operations["list_avatars"]["parameters"]["query"]>;

/**
 * An avatar as returned by Protoface. Responses with the field names of early summer 2026 (`default_voice`,
 * `default_custom_instructions`) also get the current names.
 */
export interface ProtofaceAvatar extends Avatar {}

/** An avatar that is ready for sessions. */
export type ReadyProtofaceAvatar = ProtofaceAvatar & { status: "ready" };

/** Protoface's response to a list call. */
export interface ProtofaceAvatarList extends AvatarList {}

export interface ProtofaceAvatarInput {
  /** A portrait, PNG or JPEG, with one clear front-facing face. */
  image: ImageInput;
  /** Default at Protoface: `Custom Avatar`. */
  name?: string | undefined;
  /** Stack to build with. Default at Protoface: `avtr1`. */
  runtime_type?: string | undefined;
}

/** Filters and pagination of a list call. */
export interface ProtofaceAvatarListParams extends OrUndefined<ListQuery> {}

type Asset = components["schemas"]["AssetView"];
type AssetList = Omit<components["schemas"]["AssetList"], "data"> & { data: ProtofaceAsset[] };
type AssetForm = components["schemas"]["Body_upload_asset"];
type AssetQuery = NonNullable<operations["list_assets"]["parameters"]["query"]>;
type Run = components["schemas"]["RunView"];
type QueuedRun = components["schemas"]["RunQueuedView"];
type RunList = Omit<components["schemas"]["RunList"], "data"> & { data: ProtofaceRun[] };
type RunQuery = NonNullable<operations["listRuns"]["parameters"]["query"]>;
type RunEvent = components["schemas"]["RunEventView"];
type RunEventList = Omit<components["schemas"]["RunEventList"], "data"> & { data: ProtofaceRunEvent[] };
type RunEventQuery = NonNullable<operations["listRunEvents"]["parameters"]["query"]>;
type Session = components["schemas"]["Session"];
type SessionBody = components["schemas"]["SessionCreateRequest"];
type SessionList = Omit<components["schemas"]["SessionList"], "data"> & { data: ProtofaceSession[] };
type SessionQuery = NonNullable<operations["list_sessions"]["parameters"]["query"]>;

/** A file that runs can use. */
export interface ProtofaceAsset extends Asset {}

/** Protoface's response to a list of assets. */
export interface ProtofaceAssetList extends AssetList {}

export interface ProtofaceAssetListParams extends OrUndefined<AssetQuery> {}

export interface ProtofaceAssetInput extends OrUndefined<Pick<AssetForm, "duration_ms" | "schema_uri">> {
  /**
   * The file, of any size. Its type is detected from the first bytes (PNG, JPEG, WebP, GIF, HEIC, AVIF, MP4, QuickTime,
   * WebM, MP3, WAV, M4A, Ogg, FLAC, PDF); for anything else, set the `type` of a Blob or File.
   */
  file: Blob | File | Uint8Array | ArrayBuffer;
  /** Such as `image`, `video` or `audio`: 1 to 120 characters. */
  modality: string;
}

/** A run as returned by Protoface; `credits` shows what was reserved and charged. */
export interface ProtofaceRun extends Run {}

/** A new run: its place in the queue, and the credits it reserves. */
export interface ProtofaceQueuedRun extends QueuedRun {}

/** A run whose outputs are available. */
export type CompletedProtofaceRun = ProtofaceRun & { status: "completed" };

/** Protoface's response to a list of runs. */
export interface ProtofaceRunList extends RunList {}

export interface ProtofaceRunListParams extends OrUndefined<RunQuery> {}

/** An event of a run; `sequence` increases. */
export interface ProtofaceRunEvent extends RunEvent {}

/** Protoface's response to a list of events. */
export interface ProtofaceRunEventList extends RunEventList {}

/** `after` is the `sequence` of the last event you have; `limit` is 1 to 500, default 100. */
export interface ProtofaceRunEventListParams extends OrUndefined<RunEventQuery> {}

/** A realtime session, billed while it runs. */
export interface ProtofaceSession extends Session {}

/** A session whose worker has taken over. */
export type RunningProtofaceSession = ProtofaceSession & { status: "running" };

/** A {@link ProtofaceSession} as returned by `create`: `await using` ends it when its block exits. */
export type EndingItself<Item> = Item &
  // Not `AsyncDisposable`, which older `lib` settings lack.
  (SymbolConstructor extends { readonly asyncDispose: infer Name extends symbol }
    ? { [Key in Name]: () => Promise<void> }
    : unknown);

/** Protoface's response to a list of sessions. */
export interface ProtofaceSessionList extends SessionList {}

export interface ProtofaceSessionListParams extends OrUndefined<SessionQuery> {}

export interface ProtofaceSessionInput extends OrUndefined<SessionBody> {}
