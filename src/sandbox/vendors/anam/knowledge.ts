import { documentRules } from "../../../vendors/anam/limits.ts";
import type {
  AnamKnowledgeDocument,
  AnamKnowledgeGroup,
  AnamKnowledgeSearchResult,
} from "../../../vendors/anam/types.ts";
import { problem } from "../../http/answer.ts";
import { textOf } from "../../http/body.ts";
import { type Build, type BuildOutcome, justMade, outcomeOf, stamp, stateOf } from "../../state/builds.ts";
import { Shelf } from "../../state/shelf.ts";
import { buildTime, type Operate, type SandboxCall, type Surroundings } from "../vendor.ts";
import { refuseAnam } from "./refusals.ts";

interface Group {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly createdAt: number;
  readonly updatedAt: number | undefined;
}

/** A document as stored by the sandbox. */
interface DocumentItem {
  readonly id: string;
  readonly groupId: string;
  readonly filename: string;
  readonly type: string;
  readonly size: number;
  readonly chunks: readonly string[];
  readonly createdAt: number;
  readonly build: Build;
}

const statuses: Readonly<Record<BuildOutcome | "building", AnamKnowledgeDocument["status"]>> = {
  building: "PROCESSING",
  ready: "READY",
  failed: "FAILED",
  refused: "FAILED",
};

const fileKey = (id: string) => `knowledge/${id}`;

function show(
  { id, groupId, filename, type, size, createdAt, build }: DocumentItem,
  now: number,
  fileUrl: string,
) {
  const status = statuses[stateOf(build, now)];
  return {
    id,
    knowledgeFolderId: groupId,
    filename,
    fileType: type,
    fileSize: size,
    fileUrl,
    status,
    errorMessage: status === "FAILED" ? "The document could not be read" : null,
    createdAt: stamp(createdAt),
    updatedAt: now < build.endsAt ? null : stamp(build.endsAt),
  } satisfies AnamKnowledgeDocument;
}

/** Anam's knowledge: documents end `READY` or `FAILED`, depending on the file name; text is searched by its words. */
export function anamKnowledge(around: Surroundings): Readonly<Record<string, Operate>> {
  const groups = new Shelf<Group>();
  const documents = new Shelf<DocumentItem>();
  const now = () => around.clock.now();
  const missing = (what: string) => refuseAnam(problem("not-found", "", `${what} not found`));
  const linkTo = ({ id }: DocumentItem, origin: string) => around.files.address(origin, fileKey(id));
  around.inventory.track("document", documents, ({ id, filename, createdAt, build }, at) => ({
    name: filename,
    status: statuses[stateOf(build, at)] ?? "",
    createdAt,
    build,
    result: fileKey(id),
  }));
  const documentsOf = (groupId: string) => documents.newest().filter((one) => one.groupId === groupId);

  function showGroup({ id, name, description, createdAt, updatedAt }: Group): AnamKnowledgeGroup {
    return {
      id,
      name,
      description,
      documentCount: documentsOf(id).length,
      createdAt: stamp(createdAt),
      updatedAt: updatedAt === undefined ? null : stamp(updatedAt),
    };
  }

  /** Runs an operation with the group in the path, if it exists. */
  function inGroup(operate: (group: Group, call: SandboxCall) => ReturnType<Operate>): Operate {
    return (call) => {
      const group = groups.get(call.id);
      return group ? operate(group, call) : missing("Knowledge group");
    };
  }

  return {
    "GET /v1/knowledge/groups": () => ({ status: 200, body: groups.newest().map(showGroup) }),
    "POST /v1/knowledge/groups"({ body }) {
      const name = textOf(body, "name") ?? "";
      if (name === "") return refuseAnam(problem("invalid", "name", "name is empty"));
      const description = textOf(body, "description") ?? null;
      const made = { id: crypto.randomUUID(), name, description, createdAt: now(), updatedAt: undefined };
      return { status: 201, body: showGroup(groups.add(made)) };
    },
    "GET /v1/knowledge/groups/{id}": inGroup((group) => ({ status: 200, body: showGroup(group) })),
    "PUT /v1/knowledge/groups/{id}": inGroup((group, { body }) => {
      const { name = group.name, description = group.description } = {
        name: textOf(body, "name"),
        description: textOf(body, "description"),
      };
      if (name === "") return refuseAnam(problem("invalid", "name", "name is empty"));
      return { status: 200, body: showGroup(groups.add({ ...group, name, description, updatedAt: now() })) };
    }),
    "DELETE /v1/knowledge/groups/{id}": inGroup(({ id }) => {
      groups.erase(id);
      for (const document of documentsOf(id)) documents.erase(document.id);
      return { status: 204 };
    }),
    "POST /v1/knowledge/groups/{id}/search": inGroup(({ id }, { body }) => {
      const { query, limit = 5 } =
        body.kind === "json" ? (body.value as { query: string; limit?: number }) : { query: "" };
      const ready = documentsOf(id).filter(({ build }) => stateOf(build, now()) === "ready");
      const found = ready.flatMap((document) => search(document, query)).sort((a, b) => b.score - a.score);
      return { status: 200, body: found.slice(0, limit) };
    }),
    "GET /v1/knowledge/groups/{id}/documents": inGroup(({ id }, { origin }) => ({
      status: 200,
      body: documentsOf(id).map((document) => show(document, now(), linkTo(document, origin))),
    })),
    "POST /v1/knowledge/groups/{id}/documents": inGroup(async ({ id: groupId }, call) => {
      const file = call.body.kind === "form" ? call.body.form.get("file") : null;
      if (!(file instanceof File)) return refuseAnam(problem("invalid", "file", "file must be a file"));
      const extension = file.name.split(".").at(-1)?.toLowerCase() ?? "";
      if (
        !Object.hasOwn(documentRules.types, extension) &&
        !Object.values(documentRules.types).includes(file.type)
      )
        return refuseAnam(problem("invalid", "file", `file must be ${documentRules.kinds}`));
      if (file.size > documentRules.maxMegabytes * 2 ** 20)
        return refuseAnam(problem("invalid", "file", "file is larger than 50MB"));
      const [size, overlap] = [sizeOf(call, "chunkSize", 1000), sizeOf(call, "chunkOverlap", 200)];
      const createdAt = now();
      const item = documents.add({
        id: crypto.randomUUID(),
        groupId,
        filename: file.name,
        type: file.type,
        size: file.size,
        chunks: cut(await textIn(file), size, overlap),
        createdAt,
        build: { endsAt: createdAt + buildTime(around, call), outcome: outcomeOf(file.name) },
      });
      around.files.keep(fileKey(item.id), file);
      return { status: 201, body: show(item, justMade, linkTo(item, call.origin)) };
    }),
    "GET /v1/knowledge/documents/{id}"({ id, origin }) {
      const item = documents.get(id);
      return item ? { status: 200, body: show(item, now(), linkTo(item, origin)) } : missing("Document");
    },
    "DELETE /v1/knowledge/documents/{id}"({ id }) {
      if (!documents.get(id)) return missing("Document");
      documents.erase(id);
      return { status: 204 };
    },
  };
}

function sizeOf({ body }: SandboxCall, field: string, otherwise: number): number {
  return Number(textOf(body, field) ?? otherwise);
}

/** The searchable text; for a PDF or DOCX, only its name. */
async function textIn(file: File): Promise<string> {
  return /\.(csv|md|txt)$/i.test(file.name) || file.type.startsWith("text/") ? file.text() : file.name;
}

function cut(text: string, size: number, overlap: number): string[] {
  const step = Math.max(1, size - overlap);
  const count = Math.max(1, Math.ceil((text.length - overlap) / step));
  return Array.from({ length: count }, (_, at) => text.slice(at * step, at * step + size));
}

const wordsIn = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** The chunks that contain words of the query; the score is the share of the query's words found. */
function search({ id, filename, chunks }: DocumentItem, query: string): AnamKnowledgeSearchResult[] {
  const wanted = [...new Set(wordsIn(query))];
  return chunks.flatMap((content, chunkIndex) => {
    const words = new Set<string>(wordsIn(content));
    const score = wanted.filter((word) => words.has(word)).length / Math.max(1, wanted.length);
    return score > 0 ? [{ documentId: id, filename, content, score, chunkIndex, metadata: {} }] : [];
  });
}
