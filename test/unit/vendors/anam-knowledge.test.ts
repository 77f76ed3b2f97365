import { describe, expect, it } from "vitest";
import { ConnectionError, RateLimitError, TimeoutError } from "../../../src/core/errors/index.ts";
import { failure, harness, reply } from "../support/harness.ts";

const file = new File(["x"], "manual.md");

describe("a search in Anam's knowledge", () => {
  it("whose response is lost is resent, and fails as a read does", async () => {
    await using h = await harness([(_, response) => void response.destroy()]);
    const search = h.anam.knowledge.search("g/1", { query: "plan" });
    const error = await failure(ConnectionError, search);
    expect(error.attempts).toHaveLength(3);
    expect(h.log()).toEqual(Array.from({ length: 3 }, () => "POST /v1/knowledge/groups/g%2F1/search"));
  });

  it("that is never answered times out", async () => {
    await using h = await harness([() => h.clock.fireHeld()]);
    const search = h.anam.knowledge.search("g1", { query: "plan" }, { timeoutMs: 60_000 });
    expect((await failure(TimeoutError, search)).attempts).toHaveLength(3);
  });

  it("returns what is found", async () => {
    const found = [{ documentId: "d", content: "x", score: 1 }];
    await using h = await harness([reply(200, found)]);
    expect(await h.anam.knowledge.search("g1", { query: "plan", limit: 20 })).toEqual(found);
    expect(JSON.parse(String(h.requests[0]?.body))).toEqual({ query: "plan", limit: 20 });
  });
});

describe("an upload to Anam's knowledge", () => {
  it("does not wait for a rate limit that exceeds the call's time", async () => {
    await using h = await harness([reply(429, {}, { "retry-after": "1000000" })]);
    await failure(RateLimitError, h.anam.knowledge.documents.upload("g1", { file }));
    expect(h.requests).toHaveLength(1);
    expect(h.clock.now()).toBeLessThan(Date.UTC(2026, 0, 2));
  });

  it("waits for a short one", async () => {
    await using h = await harness([reply(429, {}, { "retry-after": "10" }), reply(201, { id: "d1" })]);
    expect(await h.anam.knowledge.documents.upload("g1", { file })).toEqual({ id: "d1" });
    expect(h.requests).toHaveLength(2);
  });
});
