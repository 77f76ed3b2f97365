import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  createAnamClient,
  createArgilClient,
  createProtofaceClient,
  OutcomeUnknownError,
} from "../../src/index.ts";
import { type Sandbox, startSandbox } from "../../src/sandbox/index.ts";
import { createAvatarProvider } from "../../src/unified/create-provider.ts";
import { ManualClock } from "./manual-clock.ts";
import { expectValid, only, picture } from "./support.ts";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ listen: false, buildTimeMs: 20 });
});
afterAll(async () => {
  await sandbox.close();
  for (const { requests } of Object.values(sandbox.vendors)) expectValid(requests);
});

it("stands in for the vendors at their real URLs, without a port", () => {
  expect(Object.values(sandbox.vendors).map(({ url }) => url)).toEqual([
    "https://api.anam.ai",
    "https://api.protoface.com",
    "https://api.argil.ai/v1",
  ]);
  expect(sandbox.env.ANAM_BASE_URL).toBe("https://api.anam.ai");
  expect(sandbox.page).toBeUndefined();
});

it.each(["anam", "protoface", "argil"] as const)("creates an avatar at %s", async (vendor) => {
  const { apiKey, requests } = only(sandbox, vendor);
  const provider = createAvatarProvider(vendor, { apiKey, fetch: sandbox.fetch });
  const avatar = await provider.createAndWait({ name: "Ada", image: picture }, { minDelayMs: 10 });
  expect(avatar.status).toBe("ready");
  expect(requests.map(({ method }) => method)).toContain("POST");
});

it("accepts long recordings at its storage, and serves files that responses link to", async () => {
  const { apiKey } = only(sandbox, "anam");
  const anam = createAnamClient({ apiKey, fetch: sandbox.fetch });
  const audioFile = new File([new Uint8Array(6 * 2 ** 20)], "long.wav", { type: "audio/wav" });
  const { sampleUrl = "" } = await anam.voices.create({ name: "Ada", audioFile });
  expect(sampleUrl).toMatch(/^https:\/\/api\.anam\.ai\//);
  const sample = await sandbox.fetch(sampleUrl ?? "");
  expect(sample.headers.get("content-type")).toBe("audio/wav");
  expect(
    Buffer.from(await sample.arrayBuffer())
      .subarray(0, 4)
      .toString(),
  ).toBe("RIFF");
});

describe("a fault", () => {
  it("that loses the response rejects as the platform does, and the work is done", async () => {
    const { apiKey } = only(sandbox, "protoface");
    const protoface = createProtofaceClient({ apiKey, fetch: sandbox.fetch });
    const lost = await protoface.avatars
      .create({ image: picture, name: "Bea [lost-answer]" })
      .catch((error) => error);
    expect(lost).toBeInstanceOf(OutcomeUnknownError);
    expect(await lost.reconcile()).toMatchObject({ status: "found", item: { name: "Bea [lost-answer]" } });
  });

  it("responds with a failure status if it is one", async () => {
    const { apiKey } = only(sandbox, "argil");
    const argil = createArgilClient({ apiKey, fetch: sandbox.fetch, maxRetries: 0 });
    const headers = { "x-sandbox": "rate-limit" };
    await expect(argil.avatars.list({}, { headers })).rejects.toMatchObject({
      status: 429,
      retryAfterMs: 1_000,
    });
  });

  it("can be late, or arrive piece by piece", async () => {
    const clock = new ManualClock();
    await using slow = await startSandbox({ listen: false, vendors: ["argil"], clock });
    const { url, apiKey } = only(slow, "argil");
    const ask = (fault: string) =>
      slow.fetch(`${url}/avatars`, { headers: { "x-api-key": apiKey, "x-sandbox": fault } });
    const late = ask("late");
    await expect.poll(() => clock.pending).toBe(1);
    clock.advance(10_000);
    expect((await late).status).toBe(200);
    const reader = (await ask("trickle")).body?.getReader();
    let text = "";
    for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
      text += new TextDecoder().decode(read.value);
      await expect.poll(() => clock.pending).toBe(1);
      clock.advance(500);
    }
    expect(JSON.parse(text)).toHaveLength(3);
  });

  it("ends when the caller's signal aborts", async () => {
    await using slow = await startSandbox({ listen: false, vendors: ["argil"], clock: new ManualClock() });
    const { url, apiKey } = only(slow, "argil");
    const stop = new AbortController();
    const headers = { "x-api-key": apiKey, "x-sandbox": "late" };
    const late = slow.fetch(`${url}/avatars`, { headers, signal: stop.signal });
    stop.abort(new Error("enough"));
    await expect(late).rejects.toThrow("enough");
    await expect(slow.fetch(`${url}/avatars`, { headers, signal: stop.signal })).rejects.toThrow("enough");
  });
});

it("accepts a Request, and the URL of a listening server", async () => {
  await using listening = await startSandbox({ vendors: ["protoface"] });
  const { url, apiKey, requests } = only(listening, "protoface");
  const headers = { authorization: `Bearer ${apiKey}` };
  const answer = await listening.fetch(new Request(`${url}/v1/avatars?limit=2`, { headers }));
  expect((await answer.json()).data).toHaveLength(2);
  expect(requests).toMatchObject([{ path: "/v1/avatars?limit=2", status: 200 }]);
});

it("responds at no other URL, and no more once it is closed", async () => {
  await expect(sandbox.fetch("https://example.com/")).rejects.toMatchObject({
    message: "fetch failed",
    cause: { message: expect.stringContaining("https://example.com") },
  });
  const closed = await startSandbox({ listen: false, vendors: ["argil"] });
  await closed.close();
  await expect(closed.fetch(`${only(closed, "argil").url}/avatars`)).rejects.toThrow("fetch failed");
});
