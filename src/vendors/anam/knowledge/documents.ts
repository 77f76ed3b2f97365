import { toForm } from "../../../core/call/form.ts";
import type { CallOptions } from "../../../core/config/options.ts";
import { assertValid } from "../../../core/errors/input.ts";
import type { Transport } from "../../../core/http/transport.ts";
import { type FieldTable, optional, readFields, whole } from "../../../core/input/field-table.ts";
import type { CreatedSearch } from "../../../core/list/find-created.ts";
import type { PagedList } from "../../../core/list/page.ts";
import { createResource, createWaits, type ResourceFacts } from "../../../core/resource.ts";
import type { Plain, ResponsePromise } from "../../../core/response.ts";
import { upload as uploadFiles } from "../../../core/transfer/upload.ts";
import type { CreateAndWaitOptions } from "../../../core/wait/create-and-wait.ts";
import type { Lifecycle, WaitOptions } from "../../../core/wait/lifecycle.ts";
import { prepareDocument } from "../files.ts";
import { profile } from "../profile.ts";
import type {
  AnamKnowledgeDocument,
  AnamKnowledgeDocumentInput,
  AnamUploadOptions,
  ReadyAnamKnowledgeDocument,
} from "../types.ts";

/** The documents in knowledge groups. */
export interface AnamKnowledgeDocuments {
  /**
   * Uploads a file to a group and returns the document in `PROCESSING`. Never retried while its outcome is unknown.
   *
   * @throws InvalidInputError before sending; NotFoundError for an unknown group; OutcomeUnknownError if the response
   *   was lost; any ApiError.
   */
  upload(
    groupId: string,
    input: AnamKnowledgeDocumentInput,
    options?: AnamUploadOptions,
  ): ResponsePromise<AnamKnowledgeDocument>;
  /** Lists every document of a group, in one page. */
  list(groupId: string, options?: CallOptions): PagedList<AnamKnowledgeDocument, AnamKnowledgeDocument[]>;
  get(id: string, options?: CallOptions): ResponsePromise<AnamKnowledgeDocument>;
  delete(id: string, options?: CallOptions): ResponsePromise<void>;
  /**
   * Waits until `status` is `READY`.
   *
   * @throws JobFailedError for `FAILED`, with Anam's `errorMessage` as its `reason`; WaitTimeoutError if still
   *   processing after `maxWaitMs`.
   */
  wait(
    idOrDocument: string | AnamKnowledgeDocument,
    options?: WaitOptions<AnamKnowledgeDocument>,
  ): ResponsePromise<ReadyAnamKnowledgeDocument>;
  /** Calls `upload`, then `wait`. Errors after the upload carry the document as `item`. */
  uploadAndWait(
    groupId: string,
    input: AnamKnowledgeDocumentInput,
    options?: Omit<CreateAndWaitOptions<AnamKnowledgeDocument>, "validateImage" | "resend">,
  ): ResponsePromise<ReadyAnamKnowledgeDocument>;
  /**
   * Finds what an upload with a lost response made: documents of the group with exactly that file name, uploaded since
   * then, newest first.
   */
  findCreated(
    groupId: string,
    search: CreatedSearch,
    options?: CallOptions,
  ): ResponsePromise<AnamKnowledgeDocument[]>;
}

const lifecycle: Lifecycle<AnamKnowledgeDocument, ReadyAnamKnowledgeDocument> = {
  vendor: "anam",
  kind: "document",
  minDelayMs: 2_000,
  isReady: (document): document is ReadyAnamKnowledgeDocument => document.status === "READY",
  statusOf({ status, errorMessage }) {
    if (status === "FAILED") return { status: "failed", reason: errorMessage || "no reason given (FAILED)" };
    return { status: status === "UPLOADED" || status === "PROCESSING" ? "processing" : "unknown" };
  },
  timeoutNote: "is still being processed",
};

const facts: ResourceFacts<
  AnamKnowledgeDocument,
  AnamKnowledgeDocumentInput,
  Record<never, never>,
  AnamKnowledgeDocument[]
> = {
  collection: "/v1/knowledge/groups/{id}/documents",
  item: "/v1/knowledge/documents/{id}",
  listParams: {},
  nameField: "filename",
  nameOf: ({ file }) => prepareDocument(file, "file", [])?.name,
  createdAtField: "createdAt",
  search: () => [{}],
  createBody,
};

export function createDocuments(transport: Transport): Plain<AnamKnowledgeDocuments> {
  const within = (groupId: unknown) => createResource(transport, facts, { id: groupId });
  const { get, remove } = within("");
  const waits = (groupId: string) =>
    createWaits(transport, lifecycle, {
      create: (input: AnamKnowledgeDocumentInput, options) => upload(groupId, input, options),
      get,
    });
  const upload: Plain<AnamKnowledgeDocuments>["upload"] = (groupId, input, options) =>
    uploadFiles(transport, options, (own) => within(groupId).create(input, own));
  return {
    upload,
    list: (groupId, options) => within(groupId).list({}, options),
    get,
    delete: remove,
    wait: waits("").wait,
    uploadAndWait: (groupId, input, options) => waits(groupId).createAndWait(input, options),
    findCreated: (groupId, search, options) => within(groupId).findCreated(search, options),
  };
}

const fields: FieldTable<AnamKnowledgeDocumentInput> = {
  file: prepareDocument,
  chunkSize: optional(whole(1)),
  chunkOverlap: optional(whole(0)),
};

function createBody(input: AnamKnowledgeDocumentInput): object {
  const reasons: string[] = [];
  const body = readFields(input, fields, reasons);
  const { chunkSize = 1000, chunkOverlap = 200 } = body;
  if (Number(chunkOverlap) >= Number(chunkSize) && Number(chunkSize) > 0)
    reasons.push(`chunkOverlap must be less than chunkSize, not ${chunkOverlap} of ${chunkSize}`);
  assertValid(profile.name, reasons);
  return toForm(body);
}
