import type { components, operations } from "../../../generated/anam/types.ts";
import type { CallOptions } from "../../core/config/options.ts";
import type { OrUndefined } from "../../core/config/or-undefined.ts";
import type { ImageInput } from "../../core/image/input.ts";
import type { UploadOptions } from "../../core/transfer/options.ts";

export type { components, operations, paths } from "../../../generated/anam/types.ts";

// Interfaces, so that editors and the reference show a name instead of every field.
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

/** An avatar as returned by Anam. It has no status field: it is ready once `videoUrl` is set. */
export interface AnamAvatar extends Avatar {}

/**
 * An avatar whose preview has been rendered. `videoUrl` is signed and expires after 1 hour: read the avatar again
 * instead of storing the URL.
 */
export type ReadyAnamAvatar = AnamAvatar & { videoUrl: string };

/** Anam's response to a list call. */
export interface AnamAvatarList extends AvatarList {}

/** Fields of both kinds of input. */
export interface AnamAvatarInputBase {
  /** Name shown in the Lab and on share links. Anam recommends 3 to 50 characters; 1 or more are accepted here. */
  displayName: string;
  /** Such as `cara-3` or `cara-4`; names that end in `-latest` require access. Default: chosen by Anam. */
  avatarModel?: string | undefined;
}

/** An image, either as bytes or by URL: JPEG, PNG or WebP, at most 4.5 MB. */
export type AnamAvatarInput = AnamAvatarInputBase &
  ({ imageFile: ImageInput; imageUrl?: undefined } | { imageUrl: string; imageFile?: undefined });

/** The only field of an avatar that can be updated. */
export interface AnamAvatarUpdate {
  displayName: string;
}

/** Filters and pagination of a list call. */
export interface AnamAvatarListParams extends OrUndefined<ListQuery> {}

export interface AnamDeleteOptions extends CallOptions {
  /**
   * Permanently deletes the avatar and its stored assets, even if it was already soft-deleted. Default false: a soft
   * delete, which hides the avatar but keeps it at Anam.
   */
  hard?: boolean | undefined;
}

/** A voice that a persona can speak with. */
export interface AnamVoice extends Voice {}

/** Anam's response to a list of voices. */
export interface AnamVoiceList extends VoiceList {}

/** Filters and pagination of a list of voices. */
export interface AnamVoiceListParams extends OrUndefined<VoiceListQuery> {}

/** Options of a call that uploads a file: those of a create, and `onProgress`. */
export interface AnamUploadOptions extends Omit<UploadOptions, "validateImage" | "resend"> {}

/** A voice to clone from a recording. */
export interface AnamVoiceInput {
  /** Display name of the new voice, at least 1 character. Returned as `displayName`. */
  name: string;
  /**
   * The recording, at most 50 MB (52,428,800 bytes). Its media type is the one it declares if that starts with
   * `audio/`, or else derived from its first bytes or its file name. Required above 4.5 MB.
   */
  audioFile: Blob | File | Uint8Array | ArrayBuffer;
  /** Notes on the voice. */
  description?: string | undefined;
  /** Language code of the voice. Default: `en`. */
  language?: string | undefined;
  /** Whether Anam enhances the recording. Default: true. */
  enhance?: boolean | undefined;
}

/** The fields of a voice to update; omitted ones keep their value. */
export interface AnamVoiceUpdate {
  /** Required, even if unchanged. */
  displayName: string;
  /** Such as `sonic-3.5` (Cartesia) or `eleven_flash_v2_5` (ElevenLabs). */
  providerModelId?: string | undefined;
  gender?: "MALE" | "FEMALE" | "NEUTRAL" | null | undefined;
  /** ISO 3166-1 alpha-2, such as `GB`. */
  country?: string | null | undefined;
  description?: string | null | undefined;
}

/** A group of documents that personas search together. */
export interface AnamKnowledgeGroup extends KnowledgeGroup {}

export interface AnamKnowledgeGroupInput {
  /** At least 1 character. */
  name: string;
  /** A free-text description of the group. */
  description?: string | undefined;
}

/** The fields of a group to update, at least one; omitted ones keep their value. */
export interface AnamKnowledgeGroupUpdate extends Partial<AnamKnowledgeGroupInput> {}

/** A file in a knowledge group. Only `READY` documents are searched. */
export interface AnamKnowledgeDocument extends KnowledgeDocument {}

/** A document that can be searched. */
export type ReadyAnamKnowledgeDocument = AnamKnowledgeDocument & { status: "READY" };

export interface AnamKnowledgeDocumentInput {
  /**
   * CSV, DOCX, MD, PDF or TXT, at most 50 MB (52,428,800 bytes), identified by its name or its media type. The name is
   * returned as `filename`.
   */
  file: Blob | File | Uint8Array | ArrayBuffer;
  /** Length of the chunks that the document is split into, at least 1. Anam states no unit. Default: 1000. */
  chunkSize?: number | undefined;
  /** Overlap between neighbouring chunks, less than `chunkSize`. Default: 200. */
  chunkOverlap?: number | undefined;
}

export interface AnamKnowledgeSearch {
  /** At least 1 character. */
  query: string;
  /** Maximum number of chunks to return, 1 to 20. Default: 5. */
  limit?: number | undefined;
}

/** A chunk of a document that matches a search; a higher `score` is a better match. */
export interface AnamKnowledgeSearchResult extends KnowledgeSearchResult {}
