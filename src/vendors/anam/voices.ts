import { call } from "../../core/call/call.ts";
import { toForm } from "../../core/call/form.ts";
import { pickOptions } from "../../core/config/check-options.ts";
import { type CallOptions, type CreateOptions, callOptionKinds } from "../../core/config/options.ts";
import { assertValid } from "../../core/errors/input.ts";
import { InvalidResponseError } from "../../core/errors/transport.ts";
import type { Transport } from "../../core/http/transport.ts";
import {
  type FieldTable,
  flag,
  must,
  nameText,
  nullable,
  optional,
  readFields,
  text,
  toBody,
} from "../../core/input/field-table.ts";
import { isObject, stringField } from "../../core/input/fields.ts";
import { searchTerm } from "../../core/input/name-rules.ts";
import type { CreatedSearch } from "../../core/list/find-created.ts";
import type { PagedList } from "../../core/list/page.ts";
import { createResource, type ResourceFacts } from "../../core/resource.ts";
import type { Plain, ResponsePromise } from "../../core/response.ts";
import { putFile, upload } from "../../core/transfer/upload.ts";
import { prepareRecording } from "./files.ts";
import { plainName, recordingRules } from "./limits.ts";
import { paged } from "./pages.ts";
import { profile } from "./profile.ts";
import type {
  AnamUploadOptions,
  AnamVoice,
  AnamVoiceInput,
  AnamVoiceList,
  AnamVoiceListParams,
  AnamVoiceUpdate,
} from "./types.ts";

/** The voices that personas speak with. Source: https://anam.ai/docs/api-reference */
export interface AnamVoices {
  /**
   * Clones a voice from a recording. A recording of up to 4.5 MB (4,500,000 bytes) is part of the create; a longer
   * one is first PUT to a presigned storage URL from Anam, without the API key. The upload is retried; the create is
   * never retried while its outcome is unknown. `onSending` is called between the two.
   *
   * @throws InvalidInputError before sending; OutcomeUnknownError if the response was lost; InvalidResponseError for a
   *   storage URL that is not https; any ApiError, such as PermissionDeniedError for a plan without voices.
   */
  create(input: AnamVoiceInput, options?: AnamUploadOptions): ResponsePromise<AnamVoice>;
  get(id: string, options?: CallOptions): ResponsePromise<AnamVoice>;
  /**
   * Lists stock and own voices, `perPage` at a time (1 to 100, default 10). A 404 is an empty page with that
   * `status`.
   */
  list(params?: AnamVoiceListParams, options?: CallOptions): PagedList<AnamVoice, AnamVoiceList>;
  /** Updates the given fields; `displayName` is always required. */
  update(id: string, update: AnamVoiceUpdate, options?: CallOptions): ResponsePromise<AnamVoice>;
  delete(id: string, options?: CallOptions): ResponsePromise<void>;
  /** Finds what a create with a lost response made: voices with exactly that name created since then, newest first. */
  findCreated(search: CreatedSearch, options?: CallOptions): ResponsePromise<AnamVoice[]>;
}

const facts: Omit<
  ResourceFacts<AnamVoice, AnamVoiceInput, AnamVoiceListParams, AnamVoiceList>,
  "createBody"
> = {
  collection: "/v1/voices",
  item: "/v1/voices/{id}",
  ...paged,
  listParams: { page: true, perPage: true, search: true },
  nameField: "displayName",
  nameOf: ({ name }) => name,
  createdAtField: "createdAt",
  search: (name) => [{ search: searchTerm(name), perPage: 100 }],
};

const inputFields = {
  name: nameText(plainName),
  audioFile: prepareRecording,
  description: optional(text(0)),
  language: optional(text()),
  enhance: optional(flag),
} satisfies FieldTable<AnamVoiceInput>;

const genders: readonly unknown[] = ["MALE", "FEMALE", "NEUTRAL"];

const updateFields: FieldTable<AnamVoiceUpdate> = {
  displayName: nameText(plainName),
  providerModelId: optional(text()),
  gender: nullable(must("be MALE, FEMALE, NEUTRAL or null", (value) => genders.includes(value))),
  country: nullable(
    must("be two letters (ISO 3166-1 alpha-2), such as GB, or null", (value) =>
      /^[A-Z]{2}$/i.test(String(value)),
    ),
  ),
  description: nullable(text(0)),
};

export function createVoices(transport: Transport): Plain<AnamVoices> {
  const { create, get, list, change, remove, findCreated } = createResource(transport, {
    ...facts,
    createBody: (input, options) => createBody(transport, input, options),
  });
  return {
    create: (input, options) => upload(transport, options, (own) => create(input, own)),
    get,
    list,
    update: async (id, update, options) => change(id, toBody(profile.name, update, updateFields), options),
    delete: remove,
    findCreated,
  };
}

/** The body of a create: a form, or for a long recording JSON with the key of the stored file. */
async function createBody(
  transport: Transport,
  input: AnamVoiceInput,
  options: CreateOptions | undefined,
): Promise<object> {
  const reasons: string[] = [];
  const { audioFile: recording, ...details } = readFields(input, inputFields, reasons);
  const audioFile = await recording;
  assertValid(profile.name, reasons);
  if (!audioFile || audioFile.size <= recordingRules.maxFormBytes) return toForm({ ...details, audioFile });
  return { ...details, audioKey: await store(transport, audioFile, options) };
}

/** Uploads a recording to a presigned URL and returns its key. Requesting a URL creates nothing, so it is retried. */
async function store(transport: Transport, file: File, options: CreateOptions = {}): Promise<string> {
  const own = pickOptions<CallOptions>(options, callOptionKinds);
  const path = "/v1/voices/presigned-upload";
  const body = { filename: file.name, contentType: file.type, fileSize: file.size };
  const { value } = await call(transport, { method: "POST", path, body, idempotent: true }, own, isObject);
  const audioKey = stringField(value, "audioKey");
  if (!audioKey) {
    // Not checked by the call's guard, whose error would show the presigned URL, a secret.
    const trace = { vendor: profile.name, method: "POST", path };
    throw new InvalidResponseError(trace, 200, "the response lacks audioKey");
  }
  const headers = { "content-type": file.type };
  await putFile(transport, { path, url: value.uploadUrl, headers }, file, own);
  return audioKey;
}
