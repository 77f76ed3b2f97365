import { describe, expect, it } from "vitest";
import { startSandbox } from "../../src/sandbox/index.ts";
import { createAnamClient } from "../../src/vendors/anam/index.ts";
import { expectValid, only, startOne } from "./support.ts";

async function studio() {
  const sandbox = await startSandbox({ vendors: ["anam"] });
  const { url: baseUrl, apiKey, requests } = only(sandbox, "anam");
  const { voices } = createAnamClient({ baseUrl, apiKey });
  return {
    voices,
    requests,
    async [Symbol.asyncDispose]() {
      await sandbox.close();
      expectValid(requests);
    },
  };
}

const clip = (bytes: number) => new File([new Uint8Array(bytes)], "clip.wav", { type: "audio/wav" });
const long = 5_000_000;

describe("the sandbox's Anam voices", () => {
  it("are cloned, listed, found, updated and deleted", async () => {
    await using h = await studio();
    const since = new Date();
    const made = await h.voices.create({ name: "Ada", audioFile: clip(100), description: "Calm" });
    expect(made).toMatchObject({ displayName: "Ada", description: "Calm" });
    expect(await h.voices.list({ search: "ADA" }).toArray()).toEqual([made]);
    expect(await h.voices.findCreated({ name: "Ada", since })).toEqual([made]);
    const update = { displayName: "Ada at home", gender: "FEMALE", country: "GB" } as const;
    expect(await h.voices.update(made.id, update)).toMatchObject({ ...update, description: "Calm" });
    expect((await h.voices.get(made.id)).displayName).toBe("Ada at home");
    await h.voices.delete(made.id);
    await expect(h.voices.get(made.id)).rejects.toHaveProperty(
      "message",
      expect.stringContaining("Voice not found"),
    );
  });

  it("page", async () => {
    await using h = await studio();
    for (const name of ["a", "b", "c"]) await h.voices.create({ name, audioFile: clip(10) });
    const names = (await h.voices.list({ perPage: 2 }).toArray()).map(({ displayName }) => displayName);
    expect(names).toEqual(["c", "b", "a", "Lucy"]);
  });

  it("come from storage if the recording is long", async () => {
    await using h = await studio();
    const { displayName } = await h.voices.create({ name: "Ada", audioFile: clip(long) });
    expect(displayName).toBe("Ada");
    expect(h.requests.map(({ method, status }) => `${method} ${status}`)).toEqual([
      "POST 200",
      "PUT 200",
      "POST 201",
    ]);
  });

  it("of the vendor cannot be changed", async () => {
    await using h = await studio();
    const [stock] = await h.voices.list().toArray();
    const id = stock?.id ?? "";
    await expect(h.voices.delete(id)).rejects.toHaveProperty("code", "permission_denied");
    await expect(h.voices.update(id, { displayName: "x" })).rejects.toHaveProperty(
      "code",
      "permission_denied",
    );
  });
});

describe("the sandbox's storage", () => {
  const order = { filename: "clip.wav", contentType: "audio/wav", fileSize: 3 };

  async function address(asked: Awaited<ReturnType<typeof startOne>>) {
    const { body } = await asked.ask("POST /v1/voices/presigned-upload", { body: order });
    return body as unknown as { uploadUrl: string; audioKey: string };
  }
  const put = (url: string, headers: Record<string, string> = { "content-type": "audio/wav" }) =>
    fetch(url, { method: "PUT", headers, body: "abc" });

  it("accepts a file at a signed URL, with the signed media type and without a key", async () => {
    await using asked = await startOne("anam");
    const { uploadUrl, audioKey } = await address(asked);
    const voice = { name: "Ada", audioKey };
    expect((await asked.ask("POST /v1/voices", { body: voice })).status).toBe(400);
    expect((await put(uploadUrl, { "content-type": "audio/mpeg" })).status).toBe(403);
    expect((await put(`${uploadUrl}0`)).status).toBe(403);
    expect((await put(uploadUrl.replace("voices/", "other/"))).status).toBe(403);
    const withKey = { "content-type": "audio/wav", authorization: "Bearer k" };
    expect((await put(uploadUrl, withKey)).status).toBe(400);
    expect((await fetch(uploadUrl, { method: "POST" })).status).toBe(405);
    expect((await fetch(uploadUrl)).status).toBe(404);
    expect((await asked.ask("POST /v1/voices", { body: voice })).status).toBe(400);
    expect((await put(uploadUrl)).status).toBe(200);
    expect((await asked.ask("POST /v1/voices", { body: voice })).status).toBe(201);
  });

  it.each([
    ["another kind of file", { contentType: "image/png" }],
    ["a file that is too long", { fileSize: 52_428_801 }],
    ["an empty file", { fileSize: 0 }],
  ])("has no URL for %s", async (_, change) => {
    await using asked = await startOne("anam");
    const body = { ...order, ...change };
    const { status } = await asked.ask("POST /v1/voices/presigned-upload", { body });
    expect(status).toBe(400);
  });
});
