import { test } from "vitest";
import type {
  AnamAvatar,
  AnamKnowledgeDocument,
  AnamKnowledgeGroup,
  AnamKnowledgeSearchResult,
  AnamVoice,
  operations,
} from "../../../src/vendors/anam/index.ts";
import {
  type Empty,
  type Json,
  type Open,
  receives,
  sends,
  type Under,
} from "../../support/contract-promise.ts";

interface Avatar {
  id: string;
  displayName: string;
  createdAt: string;
  variantName?: string;
  imageUrl?: string;
  landscapeImageUrl?: string | null;
  portraitImageUrl?: string | null;
  videoUrl?: string | null;
  idleVideoUrl?: string | null;
  updatedAt?: string;
  createdByOrganizationId?: string | null;
  availableVersions?: string[];
  activeVersion?: string | null;
  description?: string | null;
  displayTags?: string[];
  renderStyle?: Open<"realistic" | "animated_3d" | "illustrated" | "unknown">;
}

interface Meta {
  total: number;
  lastPage: number;
  currentPage: number;
  perPage: number;
  prev: number | null;
  next: number | null;
}

interface AvatarList {
  data: Avatar[];
  meta: Meta;
}

interface Voice {
  id: string;
  displayName: string;
  provider?: Open<"CARTESIA" | "ELEVENLABS" | "OPENAI_ADVANCED_VOICE" | "FISH_AUDIO">;
  providerVoiceId?: string | null;
  providerModelId?: string | null;
  sampleUrl?: string | null;
  previewSampleUrl?: string | null;
  gender?: Open<"MALE" | "FEMALE" | "NEUTRAL"> | null;
  country?: string | null;
  description?: string | null;
  displayTags?: string[];
  isZdr?: boolean;
  createdByOrganizationId?: string | null;
  createdAt?: string;
  updatedAt?: string;
}

interface Group {
  id: string;
  name: string;
  description?: string | null;
  documentCount?: number;
  createdAt?: string;
  updatedAt?: string | null;
}

interface Document {
  id: string;
  filename: string;
  status: Open<"UPLOADED" | "PROCESSING" | "READY" | "FAILED">;
  knowledgeFolderId?: string;
  fileType?: string;
  fileSize?: number;
  fileUrl?: string;
  errorMessage?: string | null;
  createdAt?: string;
  updatedAt?: string | null;
}

interface SearchResult {
  documentId: string;
  content: string;
  score: number;
  filename?: string;
  chunkIndex?: number;
  metadata?: object;
}

/** As the Meetings operations declare it. */
interface Failure {
  error?: string;
  message?: string;
  summary?: string;
}

interface ById {
  path: { id: string };
}

test("Anam's avatars", () => {
  receives<AnamAvatar, Avatar>();
});

test("avatars.list", () => {
  interface Filters {
    page?: number;
    perPage?: number;
    search?: string;
    renderStyle?: "all" | "realistic" | "animated_3d" | "illustrated" | "unknown";
    tags?: string[];
    onlyOneShot?: boolean;
  }
  sends<operations["listAvatars"]["parameters"], { query?: Filters }>();
  receives<
    operations["listAvatars"]["responses"],
    Under<200, AvatarList> & Under<401 | 403 | 404 | 500, Failure>
  >();
});

test("avatars.create, from a file or a URL", () => {
  interface Common {
    displayName: string;
    avatarModel?: string;
  }
  type ByFile = Common & { imageFile?: Blob; imageUrl?: string };
  type ByUrl = Common & { imageUrl: string };
  sends<
    operations["createAvatar"]["requestBody"],
    Json<ByUrl> & { content: { "multipart/form-data": ByFile } }
  >();
  receives<
    operations["createAvatar"]["responses"],
    Under<201, Avatar> & Under<400 | 401 | 403 | 422 | 429 | 500, Failure>
  >();
});

type Usual = 400 | 401 | 403 | 404 | 500;

test("avatars.get", () => {
  sends<operations["getAvatar"]["parameters"], ById>();
  receives<operations["getAvatar"]["responses"], Under<200, Avatar> & Under<Usual, Failure>>();
});

test("avatars.update", () => {
  sends<operations["updateAvatar"]["parameters"], ById>();
  sends<operations["updateAvatar"]["requestBody"], Json<{ displayName: string }>>();
  receives<operations["updateAvatar"]["responses"], Under<200, Avatar> & Under<Usual, Failure>>();
});

test("avatars.delete", () => {
  sends<operations["deleteAvatar"]["parameters"], ById & { query?: { hard?: boolean } }>();
  receives<
    operations["deleteAvatar"]["responses"],
    Under<200, { message?: string }> & Under<Usual, Failure>
  >();
});

type Operation = operations;
type Requested<Name extends keyof Operation> = Operation[Name] extends { requestBody: infer Body }
  ? Body
  : never;
type Answered<Name extends keyof Operation> = Operation[Name]["responses"];
type NotInvalid = 401 | 403 | 404 | 500;

test("Anam's voices and knowledge", () => {
  receives<AnamVoice, Voice>();
  receives<AnamKnowledgeGroup, Group>();
  receives<AnamKnowledgeDocument, Document>();
  receives<AnamKnowledgeSearchResult, SearchResult>();
});

test("voices", () => {
  interface Details {
    name: string;
    description?: string;
    language?: string;
    enhance?: boolean;
  }
  interface Update {
    displayName: string;
    providerModelId?: string;
    gender?: "MALE" | "FEMALE" | "NEUTRAL" | null;
    country?: string | null;
    description?: string | null;
  }
  interface Recording {
    filename: string;
    contentType: string;
    fileSize: number;
  }
  type ByForm = Details & { audioFile: Blob };
  sends<
    Operation["listVoices"]["parameters"],
    { query?: { page?: number; perPage?: number; search?: string } }
  >();
  receives<Answered<"listVoices">, Under<200, { data: Voice[]; meta: Meta }> & Under<NotInvalid, Failure>>();
  sends<
    Requested<"createVoice">,
    Json<Details & { audioKey: string }> & { content: { "multipart/form-data": ByForm } }
  >();
  receives<Answered<"createVoice">, Under<201, Voice> & Under<400 | 401 | 403 | 500, Failure>>();
  sends<Requested<"createVoicePresignedUpload">, Json<Recording>>();
  receives<
    Answered<"createVoicePresignedUpload">,
    Under<200, { uploadUrl: string; audioKey: string }> & Under<400 | 401 | 403 | 500, Failure>
  >();
  sends<Operation["getVoice"]["parameters"], ById>();
  receives<Answered<"getVoice">, Under<200, Voice> & Under<Usual, Failure>>();
  sends<Operation["updateVoice"]["parameters"], ById>();
  sends<Requested<"updateVoice">, Json<Update>>();
  receives<Answered<"updateVoice">, Under<200, Voice> & Under<Usual, Failure>>();
  sends<Operation["deleteVoice"]["parameters"], ById>();
  receives<Answered<"deleteVoice">, Under<200, { message?: string }> & Under<Usual, Failure>>();
});

test("knowledge.groups", () => {
  receives<Answered<"listKnowledgeGroups">, Under<200, Group[]> & Under<401 | 403 | 500, Failure>>();
  sends<Requested<"createKnowledgeGroup">, Json<{ name: string; description?: string }>>();
  receives<Answered<"createKnowledgeGroup">, Under<201, Group> & Under<400 | 401 | 403 | 500, Failure>>();
  sends<Operation["getKnowledgeGroup"]["parameters"], ById>();
  receives<Answered<"getKnowledgeGroup">, Under<200, Group> & Under<NotInvalid, Failure>>();
  sends<Operation["updateKnowledgeGroup"]["parameters"], ById>();
  sends<Requested<"updateKnowledgeGroup">, Json<{ name?: string; description?: string }>>();
  receives<Answered<"updateKnowledgeGroup">, Under<200, Group> & Under<Usual, Failure>>();
  sends<Operation["deleteKnowledgeGroup"]["parameters"], ById>();
  receives<Answered<"deleteKnowledgeGroup">, { 204: Empty } & Under<NotInvalid, Failure>>();
});

test("knowledge.documents and knowledge.search", () => {
  interface Upload {
    file: Blob;
    chunkSize?: number;
    chunkOverlap?: number;
  }
  sends<Operation["uploadKnowledgeGroupDocument"]["parameters"], ById>();
  sends<Requested<"uploadKnowledgeGroupDocument">, { content: { "multipart/form-data": Upload } }>();
  receives<Answered<"uploadKnowledgeGroupDocument">, Under<201, Document> & Under<Usual, Failure>>();
  sends<Operation["listKnowledgeGroupDocuments"]["parameters"], ById>();
  receives<Answered<"listKnowledgeGroupDocuments">, Under<200, Document[]> & Under<NotInvalid, Failure>>();
  sends<Operation["getKnowledgeDocument"]["parameters"], ById>();
  receives<Answered<"getKnowledgeDocument">, Under<200, Document> & Under<NotInvalid, Failure>>();
  sends<Operation["deleteKnowledgeDocument"]["parameters"], ById>();
  receives<Answered<"deleteKnowledgeDocument">, { 204: Empty } & Under<NotInvalid, Failure>>();
  sends<Operation["searchKnowledgeGroup"]["parameters"], ById>();
  sends<Requested<"searchKnowledgeGroup">, Json<{ query: string; limit?: number }>>();
  receives<Answered<"searchKnowledgeGroup">, Under<200, SearchResult[]> & Under<Usual, Failure>>();
});
