import type { components, operations } from "../../../generated/protoface/types.ts";
import type { OrUndefined } from "../../core/config/or-undefined.ts";
import type { ImageInput } from "../../core/image/input.ts";

export type { components, operations, paths } from "../../../generated/protoface/types.ts";

// Interfaces, so that editors and the reference show a name where they would else show every field.
type Avatar = components["schemas"]["Avatar"];
type AvatarList = Omit<components["schemas"]["AvatarList"], "data"> & { data: ProtofaceAvatar[] };
type ListQuery = NonNullable<operations["list_avatars"]["parameters"]["query"]>;

/**
 * An avatar as Protoface describes it. Answers that use the names of early summer 2026 (`default_voice`,
 * `default_custom_instructions`) have them under the present ones too.
 */
export interface ProtofaceAvatar extends Avatar {}

/** An avatar that sessions can use. */
export type ReadyProtofaceAvatar = ProtofaceAvatar & { status: "ready" };

/** Protoface's own answer to a list call. */
export interface ProtofaceAvatarList extends AvatarList {}

export interface ProtofaceAvatarInput {
  /** A portrait, PNG or JPEG, with one clear front-facing face. */
  image: ImageInput;
  /** Default at Protoface: `Custom Avatar`. */
  name?: string | undefined;
  /** Stack to build with. Default at Protoface: `avtr1`. */
  runtime_type?: string | undefined;
}

/** Filters and paging of a list call. */
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

/** Protoface's own answer to a list of assets. */
export interface ProtofaceAssetList extends AssetList {}

export interface ProtofaceAssetListParams extends OrUndefined<AssetQuery> {}

export interface ProtofaceAssetInput extends OrUndefined<Pick<AssetForm, "duration_ms" | "schema_uri">> {
  /**
   * The file, of any size. What it is must show in its first bytes (PNG, JPEG, WebP, GIF, HEIC, AVIF, MP4, QuickTime, WebM,
   * MP3, WAV, M4A, Ogg, FLAC, PDF), or else in the `type` of a Blob or File.
   */
  file: Blob | File | Uint8Array | ArrayBuffer;
  /** Such as `image`, `video` or `audio`: 1 to 120 characters. */
  modality: string;
}

/** A run as Protoface describes it: `outputs`, and in `credits` what was reserved and charged. */
export interface ProtofaceRun extends Run {}

/** What a new run is: its place in the queue, and the credits that it holds. */
export interface ProtofaceQueuedRun extends QueuedRun {}

/** A run whose outputs are there. */
export type CompletedProtofaceRun = ProtofaceRun & { status: "completed" };

/** Protoface's own answer to a list of runs. */
export interface ProtofaceRunList extends RunList {}

export interface ProtofaceRunListParams extends OrUndefined<RunQuery> {}

/** Something that happened in a run; `sequence` grows. */
export interface ProtofaceRunEvent extends RunEvent {}

/** Protoface's own answer to a list of events. */
export interface ProtofaceRunEventList extends RunEventList {}

/** `after` is the `sequence` of the last event that is known; `limit` 1 to 500, default 100. */
export interface ProtofaceRunEventListParams extends OrUndefined<RunEventQuery> {}

/** A realtime session, billed while it runs. */
export interface ProtofaceSession extends Session {}

/** A session whose worker has taken over. */
export type RunningProtofaceSession = ProtofaceSession & { status: "running" };

/** The one of {@link ProtofaceSession} that `create` gives: it ends itself where `await using` leaves its block. */
export type EndingItself<Item> = Item &
  // Not `AsyncDisposable`, which the `lib` of older settings does not have.
  (SymbolConstructor extends { readonly asyncDispose: infer Name extends symbol }
    ? { [Key in Name]: () => Promise<void> }
    : unknown);

/** Protoface's own answer to a list of sessions. */
export interface ProtofaceSessionList extends SessionList {}

export interface ProtofaceSessionListParams extends OrUndefined<SessionQuery> {}

export interface ProtofaceSessionInput extends OrUndefined<SessionBody> {}
