import { call } from "../../core/call/call.ts";
import type { CallOptions, CreateOptions } from "../../core/config/options.ts";
import type { Transport } from "../../core/http/transport.ts";
import {
  type FieldTable,
  flag,
  must,
  nameText,
  optional,
  text,
  toBody,
  url,
} from "../../core/input/field-table.ts";
import type { NameRules } from "../../core/input/name-rules.ts";
import type { CreatedSearch } from "../../core/list/find-created.ts";
import type { PagedList } from "../../core/list/page.ts";
import { createResource, type ResourceFacts } from "../../core/resource.ts";
import type { Plain, ResponsePromise } from "../../core/response.ts";
import { profile } from "./profile.ts";
import type {
  ArgilVoice,
  ArgilVoiceConnection,
  ArgilVoiceInput,
  ArgilVoiceListParams,
  ArgilVoiceSync,
} from "./types.ts";

/** Argil's voices. Source: https://docs.argil.ai */
export interface ArgilVoices {
  /**
   * Clones a voice from a recording's URL. It is ready as soon as this returns. Never retried while its outcome is
   * unknown.
   *
   * @throws InvalidInputError before sending; OutcomeUnknownError if the response was lost; any ApiError.
   */
  create(
    input: ArgilVoiceInput,
    options?: Omit<CreateOptions, "validateImage" | "resend">,
  ): ResponsePromise<ArgilVoice>;
  get(id: string, options?: CallOptions): ResponsePromise<ArgilVoice>;
  /** Lists voices, optionally by language and gender, in one page: Argil does not paginate here. */
  list(params?: ArgilVoiceListParams, options?: CallOptions): PagedList<ArgilVoice, ArgilVoice[]>;
  /**
   * Starts refreshing the voices of connected providers (ElevenLabs, Minimax) and returns the connections; `list`
   * shows the voices some time later. Retried like a read.
   */
  sync(input?: ArgilVoiceSync, options?: CallOptions): ResponsePromise<ArgilVoiceConnection[]>;
  /** Finds what a create with a lost response made: voices with exactly that name created since then, newest first. */
  findCreated(search: CreatedSearch, options?: CallOptions): ResponsePromise<ArgilVoice[]>;
}

const nameRules: NameRules = { source: "https://docs.argil.ai/api-reference, VoiceCreateArgs", min: 1 };

const finite = optional(must("be a number", Number.isFinite));

const fields: FieldTable<ArgilVoiceInput> = {
  name: nameText(nameRules),
  audioUrl: url("https:"),
  voiceStability: finite,
  voiceSimilarity: finite,
  voiceStyle: finite,
  voiceSpeed: finite,
  modelId: optional(text()),
  languageBoost: optional(text()),
  emotion: optional(text()),
  speakerBoost: optional(flag),
};
const syncFields: FieldTable<ArgilVoiceSync> = { providerName: optional(text()) };

const facts: ResourceFacts<ArgilVoice, ArgilVoiceInput, ArgilVoiceListParams, ArgilVoice[]> = {
  collection: "/voices",
  item: "/voices/{id}",
  oldNames: { createdAt: "createAt" },
  listParams: { language: true, gender: true },
  nameField: "name",
  createdAtField: "createdAt",
  search: () => [{}],
  createBody: (input) => toBody(profile.name, input, fields),
};

export function createVoices(transport: Transport): Plain<ArgilVoices> {
  const { create, get, list, findCreated } = createResource(transport, facts);
  return {
    create,
    get,
    list,
    findCreated,
    async sync(input = {}, options) {
      const body = toBody(profile.name, input, syncFields);
      const post = { method: "POST", path: "/voices/sync", body, idempotent: true } as const;
      return (await call(transport, post, options, isConnections)).value;
    },
  };
}

function isConnections(body: unknown): body is ArgilVoiceConnection[] {
  return Array.isArray(body);
}
