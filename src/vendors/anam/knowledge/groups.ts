import type { CallOptions, CreateOptions } from "../../../core/config/options.ts";
import { assertValid } from "../../../core/errors/input.ts";
import type { Transport } from "../../../core/http/transport.ts";
import { checkKnownFields, checkText } from "../../../core/input/fields.ts";
import { checkNameText } from "../../../core/input/name-rules.ts";
import type { CreatedSearch } from "../../../core/list/find-created.ts";
import type { PagedList } from "../../../core/list/page.ts";
import type { Plain, ResponsePromise } from "../../../core/load-on-use.ts";
import { createResource, type ResourceFacts } from "../../../core/resource.ts";
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
  createBody: (input) => groupBody(input, true),
};

export function createGroups(transport: Transport): Plain<AnamKnowledgeGroups> {
  const { create, list, get, change, remove, findCreated } = createResource(transport, facts);
  return {
    create,
    list: (options) => list({}, options),
    get,
    update: async (id, update, options) => change(id, groupBody(update, false), options),
    delete: remove,
    findCreated,
  };
}

/**
 * The body of a create or update; a create (`whole`) requires the name.
 *
 * @throws InvalidInputError listing every reason.
 */
function groupBody(input: AnamKnowledgeGroupUpdate, whole: boolean): object {
  const reasons: string[] = [];
  if (checkKnownFields(input, ["name", "description"], reasons)) {
    const { name, description } = input;
    if (whole || name !== undefined) checkNameText(name, "name", plainName, reasons);
    if (description !== undefined) checkText(description, "description", 0, Infinity, reasons);
    if (!whole && name === undefined && description === undefined)
      reasons.push("give name, description or both");
  }
  assertValid(profile.name, reasons);
  return { name: input.name, description: input.description };
}
