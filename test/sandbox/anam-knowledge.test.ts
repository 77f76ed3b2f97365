import { describe, expect, it } from "vitest";
import { JobFailedError } from "../../src/core/errors/index.ts";
import { startSandbox } from "../../src/sandbox/index.ts";
import { createAnamClient } from "../../src/vendors/anam/index.ts";
import { ManualClock } from "./manual-clock.ts";
import { expectValid, only } from "./support.ts";

async function library(options: { buildTimeMs?: number; clock?: ManualClock } = { buildTimeMs: 0 }) {
  const sandbox = await startSandbox({ vendors: ["anam"], ...options });
  const { url: baseUrl, apiKey, requests } = only(sandbox, "anam");
  const { knowledge } = createAnamClient({ baseUrl, apiKey });
  return {
    ...knowledge,
    group: await knowledge.groups.create({ name: "Manuals", description: "All of them" }),
    async [Symbol.asyncDispose]() {
      await sandbox.close();
      expectValid(requests);
    },
  };
}

const fast = { minDelayMs: 1, maxDelayMs: 1 };
const text = (content: string, name = "plans.md") => new File([content], name);

describe("the sandbox's knowledge groups", () => {
  it("are created, listed, found, updated and deleted with their documents", async () => {
    await using h = await library();
    const since = new Date();
    expect(h.group).toMatchObject({ name: "Manuals", description: "All of them", documentCount: 0 });
    expect(await h.groups.list().toArray()).toEqual([h.group]);
    expect(await h.groups.findCreated({ name: "Manuals", since })).toEqual([h.group]);
    const changed = await h.groups.update(h.group.id, { name: "Support" });
    expect(changed).toMatchObject({ name: "Support", description: "All of them" });
    const { id } = await h.documents.uploadAndWait(h.group.id, { file: text("x") }, fast);
    expect((await h.groups.get(h.group.id)).documentCount).toBe(1);
    await h.groups.delete(h.group.id);
    await expect(h.groups.get(h.group.id)).rejects.toHaveProperty("code", "not_found");
    await expect(h.documents.get(id)).rejects.toHaveProperty("code", "not_found");
    await expect(h.documents.list(h.group.id)).rejects.toHaveProperty("code", "not_found");
  });
});

describe("the sandbox's documents", () => {
  it("are processed, listed, found, searched and deleted", async () => {
    const clock = new ManualClock();
    await using h = await library({ buildTimeMs: 1_000, clock });
    const file = text("# Plans\nThe plan is changed under Account.");
    const uploaded = await h.documents.upload(h.group.id, { file });
    expect(uploaded).toMatchObject({ status: "PROCESSING", filename: "plans.md", fileType: "text/markdown" });
    expect(await h.search(h.group.id, { query: "plan" })).toEqual([]);
    clock.advance(1_000);
    const ready = await h.documents.wait(uploaded.id, fast);
    expect(ready).toMatchObject({ id: uploaded.id, status: "READY", errorMessage: null });
    expect(await h.documents.list(h.group.id).toArray()).toEqual([ready]);
    const search = { name: "plans.md", since: new Date(clock.now()) };
    expect(await h.documents.findCreated(h.group.id, search)).toEqual([ready]);
    expect(await h.search(h.group.id, { query: "Where is the plan changed?" })).toEqual([
      expect.objectContaining({ documentId: ready.id, score: 0.8, content: await file.text() }),
    ]);
    await h.documents.delete(ready.id);
    expect(await h.documents.list(h.group.id).toArray()).toEqual([]);
  });

  it("are split into chunks; a search returns the best ones, and no more than requested", async () => {
    await using h = await library();
    const file = text("red green blue red green grey", "colours.txt");
    await h.documents.uploadAndWait(h.group.id, { file, chunkSize: 15, chunkOverlap: 0 }, fast);
    const found = await h.search(h.group.id, { query: "red grey" });
    expect(found.map(({ content, score, chunkIndex }) => [content, score, chunkIndex])).toEqual([
      ["red green grey", 1, 1],
      ["red green blue ", 0.5, 0],
    ]);
    expect(await h.search(h.group.id, { query: "red grey", limit: 1 })).toHaveLength(1);
  });

  it("fail if their name says so", async () => {
    await using h = await library();
    const uploading = h.documents.uploadAndWait(h.group.id, { file: text("x", "fail.txt") }, fast);
    const error = await uploading.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(JobFailedError);
    expect(error).toMatchObject({ kind: "document", reason: "The document could not be read" });
  });

  it("may have up to 50 MB", async () => {
    await using h = await library();
    const file = new File([new Uint8Array(50 * 2 ** 20)], "large.pdf");
    const document = await h.documents.uploadAndWait(h.group.id, { file }, fast);
    expect(document.fileSize).toBe(52_428_800);
    const one = new File([new Uint8Array(50 * 2 ** 20 + 1)], "large.pdf");
    await expect(h.documents.upload(h.group.id, { file: one })).rejects.toHaveProperty(
      "code",
      "invalid_input",
    );
  });
});
