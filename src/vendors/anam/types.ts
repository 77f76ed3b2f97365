import type { components, operations } from "../../../generated/anam/types.ts";
import type { CallOptions } from "../../core/config/options.ts";
import type { OrUndefined } from "../../core/config/or-undefined.ts";
import type { ImageInput } from "../../core/image/input.ts";
import type { UploadOptions } from "../../core/transfer/options.ts";

export type { components, operations, paths } from "../../../generated/anam/types.ts";

// Interfaces, so that editors and the reference show a name where they would else show every field.
type Avatar = components["schemas"]["Avatar"];
type ListAnswer = operations["listAvatars"]["responses"][200]["content"]["application/json"];
type AvatarList = Omit<ListAnswer, "data"> & { data: AnamAvatar[] };
type ListQuery = NonNullable<operations["listAvatars"]["parameters"]["query"]>;
type Voice = components["schemas"]["Voice"];
type VoiceListAnswer = operations["listVoices"]["responses"][200]["content"]["application/json"];
type VoiceList = Omit<VoiceListAnswer, "data"> & { data: AnamVoice[] };
type VoiceListQuery = NonNullable<operations["listVoices"]["parameters"]["query"]>;
type KnowledgeGroup = components["schemas"]["KnowledgeGroup"];
type KnowledgeDocument = components["schemas"]["KnowledgeDocument"];
type KnowledgeSearchResult = components["schemas"]["KnowledgeSearchResult"];

/** An avatar as Anam describes it. It has no status: it can be used once `videoUrl` is set. */
export interface AnamAvatar extends Avatar {}

/**
 * An avatar whose preview has been rendered. `videoUrl` is signed and expires after 1 hour: read it again, never store
 * it.
 */
export type ReadyAnamAvatar = AnamAvatar & { videoUrl: string };

/** Anam's own answer to a list call. */
export interface AnamAvatarList extends AvatarList {}

/** Fields of both kinds of input. */
export interface AnamAvatarInputBase {
  /** Name shown in the Lab and on share links. Anam asks for 3 to 50 characters; 1 or more are sent. */
  displayName: string;
  /** Such as `cara-3` or `cara-4`; names that end in `-latest` need access. Default: the server's. */
  avatarModel?: string | undefined;
}

/** A picture as bytes or by URL, one of the two: JPEG, PNG or WebP, at most 4.5 MB. */
export type AnamAvatarInput = AnamAvatarInputBase &
  ({ imageFile: ImageInput; imageUrl?: undefined } | { imageUrl: string; imageFile?: undefined });

/** The only field of an avatar that can be changed. */
export interface AnamAvatarUpdate {
  displayName: string;
}

/** Filters and paging of a list call. */
export interface AnamAvatarListParams extends OrUndefined<ListQuery> {}

export interface AnamDeleteOptions extends CallOptions {
  /**
   * Permanently erases the avatar and its stored assets, even if it was soft-deleted before. Default false: a soft
   * delete, which hides the avatar while Anam keeps it.
   */
  hard?: boolean | undefined;
}

/** A voice that a persona can speak with. */
export interface AnamVoice extends Voice {}

/** Anam's own answer to a list of voices. */
export interface AnamVoiceList extends VoiceList {}

/** Filter and paging of a list of voices. */
export interface AnamVoiceListParams extends OrUndefined<VoiceListQuery> {}

/** Options of a call that uploads a file: those of a create, and its progress. */
export interface AnamUploadOptions extends Omit<UploadOptions, "validateImage" | "resend"> {}

/** A voice to clone from a recording. */
export interface AnamVoiceInput {
  /** Name shown for the new voice, 1 character or more. It comes back as `displayName`. */
  name: string;
  /**
   * The recording, at most 50 MB (52,428,800 bytes). Its media type is its own if that begins with `audio/`, else what
   * its first bytes or its file name show; above 4.5 MB it must have one.
   */
  audioFile: Blob | File | Uint8Array | ArrayBuffer;
  /** Notes on the voice. */
  description?: string | undefined;
  /** Code of the voice's language. Default: `en`. */
  language?: string | undefined;
  /** Whether Anam improves the sound of the voice. Default: true. */
  enhance?: boolean | undefined;
}

/** What to change of a voice; fields that are left out keep their value. */
export interface AnamVoiceUpdate {
  /** Required, even where it stays the same. */
  displayName: string;
  /** Such as `sonic-3.5` (Cartesia) or `eleven_flash_v2_5` (ElevenLabs). */
  providerModelId?: string | undefined;
  gender?: "MALE" | "FEMALE" | "NEUTRAL" | null | undefined;
  /** ISO 3166-1 alpha-2, such as `GB`. */
  country?: string | null | undefined;
  description?: string | null | undefined;
}

/** Documents kept together for personas to search. */
export interface AnamKnowledgeGroup extends KnowledgeGroup {}

export interface AnamKnowledgeGroupInput {
  /** 1 character or more. */
  name: string;
  /** What the group holds, in free words. */
  description?: string | undefined;
}

/** What to change of a group, at least one of the two; what is left out keeps its value. */
export interface AnamKnowledgeGroupUpdate extends Partial<AnamKnowledgeGroupInput> {}

/** A file in a knowledge group. Only `READY` documents are searched. */
export interface AnamKnowledgeDocument extends KnowledgeDocument {}

/** A document that can be searched. */
export type ReadyAnamKnowledgeDocument = AnamKnowledgeDocument & { status: "READY" };

export interface AnamKnowledgeDocumentInput {
  /**
   * CSV, DOCX, MD, PDF or TXT, at most 50 MB (52,428,800 bytes). Its name or its media type must say which; the name comes
   * back as `filename`.
   */
  file: Blob | File | Uint8Array | ArrayBuffer;
  /** Length of the chunks that the document is cut into, from 1. Anam names no unit. Default: 1000. */
  chunkSize?: number | undefined;
  /** How much of a chunk its neighbour repeats, less than `chunkSize`. Default: 200. */
  chunkOverlap?: number | undefined;
}

export interface AnamKnowledgeSearch {
  /** 1 character or more. */
  query: string;
  /** Most chunks to give back, 1 to 20. Default: 5. */
  limit?: number | undefined;
}

/** A chunk of a document that a search found; a higher `score` is closer to the query. */
export interface AnamKnowledgeSearchResult extends KnowledgeSearchResult {}
