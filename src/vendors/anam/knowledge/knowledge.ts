import { call } from "../../../core/call/call.ts";
import type { CallOptions } from "../../../core/config/options.ts";
import type { Transport } from "../../../core/http/transport.ts";
import { type FieldTable, optional, text, toBody, whole } from "../../../core/input/field-table.ts";
import { isObject } from "../../../core/input/fields.ts";
import type { Plain, ResponsePromise } from "../../../core/response.ts";
import { profile } from "../profile.ts";
import type { AnamKnowledgeSearch, AnamKnowledgeSearchResult } from "../types.ts";
import { type AnamKnowledgeDocuments, createDocuments } from "./documents.ts";
import { type AnamKnowledgeGroups, createGroups } from "./groups.ts";

/** The knowledge that personas search: groups of documents. Source: https://anam.ai/docs/api-reference */
export interface AnamKnowledge {
  readonly groups: AnamKnowledgeGroups;
  readonly documents: AnamKnowledgeDocuments;
  /**
   * Returns the chunks of a group's `READY` documents that match a query best, best first. Retried like any read.
   *
   * @throws InvalidInputError before sending; NotFoundError for an unknown group; any ApiError.
   */
  search(
    groupId: string,
    search: AnamKnowledgeSearch,
    options?: CallOptions,
  ): ResponsePromise<AnamKnowledgeSearchResult[]>;
}

const searchFields: FieldTable<AnamKnowledgeSearch> = { query: text(), limit: optional(whole(1, 20)) };

export function createKnowledge(transport: Transport): Plain<AnamKnowledge> {
  return {
    groups: createGroups(transport),
    documents: createDocuments(transport),
    async search(groupId, search, options) {
      const body = toBody(profile.name, search, searchFields);
      const path = "/v1/knowledge/groups/{id}/search";
      const request = { method: "POST", path, params: { id: groupId }, body, idempotent: true } as const;
      return (await call(transport, request, options, isResults)).value;
    },
  };
}

function isResults(body: unknown): body is AnamKnowledgeSearchResult[] {
  return Array.isArray(body) && body.every((one) => isObject(one) && typeof one.content === "string");
}
