import { beforeAll, describe, expect, it } from "vitest";
import { JobFailedError } from "../../src/core/errors/index.ts";
import { startSandbox } from "../../src/sandbox/index.ts";
import { createArgilClient } from "../../src/vendors/argil/index.ts";
import { expectValid, only } from "./support.ts";

// Reads the document once for all tests, since that takes most of a start.
beforeAll(async () => (await startSandbox({ vendors: ["argil"] })).close());

async function studio() {
  const sandbox = await startSandbox({ vendors: ["argil"], buildTimeMs: 0 });
  const { url: baseUrl, apiKey, requests } = only(sandbox, "argil");
  return {
    ...createArgilClient({ baseUrl, apiKey }),
    requests,
    async [Symbol.asyncDispose]() {
      await sandbox.close();
      expectValid(requests);
    },
  };
}

/** A stock avatar. */
const avatarId = "00000000-0000-4000-8000-0000000000f1";
const input = { name: "Welcome", moments: [{ transcript: "Hello.", avatarId }] };
const fast = { minDelayMs: 1, maxDelayMs: 1 };

describe("the sandbox's Argil videos", () => {
  it("stay IDLE until they are rendered, and are DONE afterwards", async () => {
    await using s = await studio();
    const made = await s.videos.create(input);
    expect(made).toMatchObject({ status: "IDLE", name: "Welcome", moments: input.moments });
    expect((await s.videos.get(made.id)).status).toBe("IDLE");
    const rendering = await s.videos.render(made);
    expect(rendering.status).toBe("GENERATING_AUDIO");
    expect(rendering.videoUrl).toBeUndefined();
    const done = await s.videos.wait(rendering, fast);
    expect(done.status).toBe("DONE");
    expect(done.videoUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/.*\.mp4\?/);
  });

  it("have a file, which can be requested from any byte on, with nothing but its URL", async () => {
    await using s = await studio();
    const { videoUrl = "" } = await s.videos.createAndRender(input, fast);
    const whole = await fetch(videoUrl);
    expect(whole.headers.get("content-type")).toBe("video/mp4");
    const bytes = new Uint8Array(await whole.arrayBuffer());
    expect(new TextDecoder().decode(bytes.subarray(4, 8))).toBe("ftyp");
    const etag = whole.headers.get("etag") ?? "";
    const rest = await fetch(videoUrl, { headers: { range: "bytes=8-", "if-range": etag } });
    expect(rest.status).toBe(206);
    expect(rest.headers.get("content-range")).toBe(`bytes 8-${bytes.length - 1}/${bytes.length}`);
    expect(new Uint8Array(await rest.arrayBuffer())).toEqual(bytes.subarray(8));
    const changed = await fetch(videoUrl, { headers: { range: "bytes=8-", "if-range": '"another"' } });
    expect(changed.status).toBe(200);
    const beyond = await fetch(videoUrl, { headers: { range: `bytes=${bytes.length}-` } });
    expect(beyond.status).toBe(416);
    expect((await fetch(videoUrl.replace(/Signature=.*/, "Signature=x"))).status).toBe(403);
    expect((await fetch(videoUrl, { headers: { "x-api-key": "k" } })).status).toBe(400);
  });

  it("fail if their name says so", async () => {
    await using s = await studio();
    const failing = s.videos.createAndRender({ ...input, name: "this fails" }, fast);
    await expect(failing).rejects.toBeInstanceOf(JobFailedError);
  });

  it("are listed, filtered, found and deleted", async () => {
    await using s = await studio();
    const since = new Date();
    const first = await s.videos.create({ ...input, extras: { order: "1" } });
    const second = await s.videos.create({ ...input, name: "Good-bye", extras: { order: "2" } });
    expect(await s.videos.list({ limit: 1 }).toArray()).toEqual([second, first]);
    expect(await s.videos.list({ extrasFilter: { order: "1" } }).toArray()).toEqual([first]);
    expect(await s.videos.list({ avatarId: "another" }).toArray()).toEqual([]);
    expect(await s.videos.findCreated({ name: "Welcome", since })).toEqual([first]);
    expect(await s.videos.findCreated({ extras: { order: "2" } })).toEqual([second]);
    await s.videos.delete(first.id);
    await expect(s.videos.get(first.id)).rejects.toHaveProperty("code", "not_found");
  });

  it("are created and rendered once under a key, even from another client", async () => {
    await using s = await studio();
    const keyed = { ...input, idempotencyKey: "order-1" };
    const done = await s.videos.createAndRender(keyed, fast);
    expect((await s.videos.createAndRender(keyed, fast)).id).toBe(done.id);
    expect(await s.videos.findCreated({ idempotencyKey: "order-1" })).toHaveLength(1);
    expect(s.requests.filter(({ method }) => method === "POST")).toHaveLength(2);
  });

  it("need an avatar that is ready, and a script that Argil accepts", async () => {
    await using s = await studio();
    const strange = s.videos.create({ ...input, moments: [{ transcript: "Hello.", avatarId: "nobody" }] });
    await expect(strange).rejects.toMatchObject({ code: "bad_request" });
    const body = { name: "Welcome", moments: [{ avatarId, transcript: "x".repeat(501) }] };
    expect((await s.api.POST("/videos", { body })).response.status).toBe(400);
    const { response } = await s.api.GET("/videos", { params: { query: { extrasFilter: "{" } } });
    expect(response.status).toBe(400);
  });

  it("whose render is lost have been started, which is found out", async () => {
    await using s = await studio();
    const { id } = await s.videos.create(input);
    const lost = await s.videos.render(id, {}, { headers: { "x-sandbox": "lost-answer" } });
    expect(lost.status).toBe("DONE");
    expect(s.requests.filter(({ path }) => path.endsWith("/render"))).toHaveLength(1);
  });
});

describe("the sandbox's Argil voices", () => {
  it("are cloned, listed, found and refreshed", async () => {
    await using s = await studio();
    const since = new Date();
    const audioUrl = "https://example.com/ada.mp3";
    const voice = await s.voices.create({ name: "Ada's voice", audioUrl });
    expect(await s.voices.get(voice.id)).toEqual(voice);
    expect((await s.voices.list().toArray()).map(({ name }) => name)).toContain("Ada's voice");
    const french = await s.voices.list({ language: "FRENCH" }).toArray();
    expect(french.map(({ gender }) => gender)).toEqual(["MALE"]);
    expect(await s.voices.findCreated({ name: "Ada's voice", since })).toEqual([voice]);
    expect(await s.voices.sync()).toEqual([expect.objectContaining({ syncStatus: "SYNCING" })]);
    expect(await s.voices.sync({ providerName: "MINIMAX" })).toEqual([]);
  });
});
