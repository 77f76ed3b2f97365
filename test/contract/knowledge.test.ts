import { describe, expect, test } from "vitest";
import {
  InvalidInputError,
  JobFailedError,
  OutcomeUnknownError,
  ServerError,
  WaitTimeoutError,
} from "../../src/index.ts";
import { observe } from "../support/contract-waits.ts";
import { connectAnam, rejection } from "../support/contract-wire.ts";
import { ids, manual } from "../support/contract-wrappers.ts";

const group = ids.knowledge;
const pdf = new File(["%PDF-1.7"], "getting-started.pdf");

describe("a document in Anam's knowledge", () => {
  test("is uploaded, and typed as ready", async () => {
    const script = [
      "code=201, example=processing",
      "example=uploaded",
      "example=processing",
      "example=default",
    ];
    const { client, exchanges } = connectAnam(...script);
    const { told, onProgress } = observe();
    const document = await client.knowledge.documents.uploadAndWait(group, { file: manual }, { onProgress });
    const status: "READY" = document.status;
    expect(status).toBe("READY");
    expect(told).toEqual(["processing after 0", "processing after 1", "processing after 2", "ready after 3"]);
    expect(exchanges.map(({ method, url }) => `${method} ${url.pathname}`)).toEqual([
      `POST /v1/knowledge/groups/${group}/documents`,
      ...Array.from({ length: 3 }, () => `GET /v1/knowledge/documents/${group}`),
    ]);
  });

  test("that cannot be read is a JobFailedError with Anam's message", async () => {
    const { client } = connectAnam("example=processing", "example=failed");
    const error = await rejection(client.knowledge.documents.wait(group));
    expect(error).toBeInstanceOf(JobFailedError);
    expect(error).toMatchObject({
      code: "job_failed",
      kind: "document",
      id: group,
      reason: "The document has no text",
    });
    expect(error).toHaveProperty("item.status", "FAILED");
  });

  test("that takes too long is a WaitTimeoutError of its kind", async () => {
    const { client } = connectAnam("example=uploaded");
    const error = await rejection(client.knowledge.documents.wait(group, { maxWaitMs: 60_000 }));
    expect(error).toBeInstanceOf(WaitTimeoutError);
    expect(error).toMatchObject({ kind: "document", id: group, elapsedMs: 60_000 });
  });

  test("whose upload was lost is found by its file name in its group", async () => {
    const { client, exchanges } = connectAnam("code=500, example=serverError", "example=default");
    const { documents } = client.knowledge;
    const error = await rejection(documents.upload(group, { file: pdf }));
    if (!(error instanceof OutcomeUnknownError)) return expect.unreachable(String(error));
    expect(error.sentName).toBe("getting-started.pdf");
    const since = new Date("2026-04-20T10:00:00Z");
    const found = await documents.findCreated(group, { name: "getting-started.pdf", since });
    expect(found.map(({ id }) => id)).toEqual([group]);
    expect(await documents.findCreated(group, { name: "other.pdf", since })).toEqual([]);
    const path = `/v1/knowledge/groups/${group}/documents`;
    expect(exchanges.map(({ method, url }) => `${method} ${url.pathname}`)).toEqual([
      `POST ${path}`,
      `GET ${path}`,
      `GET ${path}`,
    ]);
  });
});

describe("a group in Anam's knowledge", () => {
  test("whose create was lost is found by its name", async () => {
    const { client } = connectAnam("example=default");
    const since = new Date("2026-04-20T10:00:00Z");
    const found = await client.knowledge.groups.findCreated({ name: "Manuals", since });
    expect(found.map(({ id }) => id)).toEqual([group]);
  });
});

describe("a search in Anam's knowledge", () => {
  test("is retried like a read, since it creates nothing", async () => {
    const { client, exchanges } = connectAnam("code=500, example=serverError", "code=200, example=default");
    const [first] = await client.knowledge.search(group, { query: "plan" });
    expect(first?.content).toBe("The plan is changed under Account.");
    expect(exchanges.map(({ status }) => status)).toEqual([500, 200]);
  });

  test("that fails for good is a ServerError, not an unknown outcome", async () => {
    const { client } = connectAnam("code=500, example=serverError");
    const error = await rejection(client.knowledge.search(group, { query: "plan" }));
    expect(error).toBeInstanceOf(ServerError);
    expect(error).toHaveProperty("attempts.length", 3);
  });

  test("through api follows the rules of any POST", async () => {
    const { client, exchanges } = connectAnam("code=500, example=serverError");
    const params = { path: { id: group } };
    const path = "/v1/knowledge/groups/{id}/search";
    const { response } = await client.api.POST(path, { params, body: { query: "plan" } });
    expect(response.status).toBe(500);
    expect(exchanges).toHaveLength(1);
  });
});

test("rejects invalid input before anything is sent, with every reason", async () => {
  const { client, exchanges } = connectAnam();
  const { groups, documents, search } = client.knowledge;
  async function reasons(call: PromiseLike<unknown>): Promise<readonly string[]> {
    const error = await rejection(call);
    if (!(error instanceof InvalidInputError)) return expect.unreachable(String(error));
    return error.reasons;
  }
  const png = new File(["x"], "a.png", { type: "image/png" });
  const upload = { file: png, chunkSize: 0, chunkOverlap: 1.5, chunks: 1 } as never;
  expect(await reasons(documents.upload(group, upload))).toEqual([
    "chunks is unknown; known: file, chunkSize, chunkOverlap",
    'file must be a CSV, DOCX, MD, PDF or TXT file, by its name or its media type, not "a.png", image/png',
    "chunkSize must be an integer of at least 1, not 0",
    "chunkOverlap must be an integer of at least 0, not 1.5",
  ]);
  expect(await reasons(documents.upload(group, { file: manual, chunkSize: 200 }))).toEqual([
    "chunkOverlap must be less than chunkSize, not 200 of 200",
  ]);
  expect(await reasons(documents.upload(group, { file: new File([], "a.md") }))).toEqual([
    "file is empty (0 bytes)",
  ]);
  expect(await reasons(documents.upload("", { file: manual }))).toEqual(['id must not be ""']);
  expect(await reasons(documents.list("..").toArray())).toEqual(['id must not be ".."']);
  expect(await reasons(search(group, { query: "", limit: 21 }))).toEqual([
    "query must be a string of at least 1 characters, not 0",
    "limit must be an integer from 1 to 20, not 21",
  ]);
  expect(await reasons(groups.create({ name: "", description: 1 } as never))).toHaveLength(2);
  expect(await reasons(groups.update(group, {}))).toEqual(["give name, description or both"]);
  expect(exchanges).toEqual([]);
});
