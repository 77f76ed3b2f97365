import type { CallOptions, CreateOptions } from "../../../core/config/options.ts";
import { assertValid } from "../../../core/errors/input.ts";
import type { Transport } from "../../../core/http/transport.ts";
import {
  type FieldTable,
  nameText,
  optional,
  readFields,
  text,
  toBody,
} from "../../../core/input/field-table.ts";
import { isObject } from "../../../core/input/fields.ts";
import type { CreatedSearch } from "../../../core/list/find-created.ts";
import type { PagedList } from "../../../core/list/page.ts";
import { createResource, type ResourceFacts } from "../../../core/resource.ts";
import type { Plain, ResponsePromise } from "../../../core/response.ts";
import { plainName } from "../limits.ts";
import { profile } from "../profile.ts";
import type { AnamKnowledgeGroup, AnamKnowledgeGroupInput, AnamKnowledgeGroupUpdate } from "../types.ts";

/** Groups of documents that personas search together. */
export interface AnamKnowledgeGroups {
  /** Creates an empty group. As with any create, a lost response is an OutcomeUnknownError. */
  create(
    input: AnamKnowledgeGroupInput,
    options?: Omit<CreateOptions, "validateImage" | "resend">,
  ): ResponsePromise<AnamKnowledgeGroup>;
  /** Lists every group of the organization, in one page. */
  list(options?: CallOptions): PagedList<AnamKnowledgeGroup, AnamKnowledgeGroup[]>;
  get(id: string, options?: CallOptions): ResponsePromise<AnamKnowledgeGroup>;
  /** Changes the name, the description or both. */
  update(
    id: string,
    update: AnamKnowledgeGroupUpdate,
    options?: CallOptions,
  ): ResponsePromise<AnamKnowledgeGroup>;
  delete(id: string, options?: CallOptions): ResponsePromise<void>;
  /** Finds what a create with a lost response made: groups with exactly that name created since then, newest first. */
  findCreated(search: CreatedSearch, options?: CallOptions): ResponsePromise<AnamKnowledgeGroup[]>;
}

const fields: FieldTable<AnamKnowledgeGroupInput> = {
  name: nameText(plainName),
  description: optional(text(0)),
};

const facts: ResourceFacts<
  AnamKnowledgeGroup,
  AnamKnowledgeGroupInput,
  Record<never, never>,
  AnamKnowledgeGroup[]
> = {
  collection: "/v1/knowledge/groups",
  item: "/v1/knowledge/groups/{id}",
  listParams: {},
  nameField: "name",
  createdAtField: "createdAt",
  search: () => [{}],
  createBody: (input) => toBody(profile.name, input, fields),
};

export function createGroups(transport: Transport): Plain<AnamKnowledgeGroups> {
  const { create, list, get, change, remove, findCreated } = createResource(transport, facts);
  return {
    create,
    list: (options) => list({}, options),
    get,
    update: async (id, update, options) => change(id, updateBody(update), options),
    delete: remove,
    findCreated,
  };
}

/** @throws InvalidInputError listing every reason. */
function updateBody(update: AnamKnowledgeGroupUpdate): object {
  const reasons: string[] = [];
  const body = readFields(update, { ...fields, name: optional(fields.name) }, reasons);
  if (isObject(update) && body.name === undefined && body.description === undefined)
    reasons.push("give name, description or both");
  assertValid(profile.name, reasons);
  return body;
}
