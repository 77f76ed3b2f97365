import { createServer } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sendJson, startServer, type TestServer } from "../../scripts/common/stand-ins/server.ts";
import { parseWebhook } from "../../src/vendors/argil/index.ts";
import { ManualClock } from "./manual-clock.ts";
import { type Asked, dataUri, startOne } from "./support.ts";

const clock = new ManualClock();
let argil: Asked;
let receiver: TestServer;
beforeAll(async () => {
  argil = await startOne("argil", { clock, buildTimeMs: 1_000 });
  receiver = await startServer((request, response) =>
    sendJson(response, request.url === "/no" ? 500 : 200, {}),
  );
});
afterAll(async () => {
  await argil[Symbol.asyncDispose]();
  await receiver[Symbol.asyncDispose]();
});

const create = (name: string, more: object = {}) =>
  argil.ask("POST /avatars", {
    body: { type: "IMAGE", name, datasetImage: { base64: dataUri }, ...more },
  });
const subscribe = (callbackUrl: string, event = "SUCCESS") =>
  argil.ask("POST /webhooks", { body: { callbackUrl, events: [`AVATAR_TRAINING_${event}`] } });

/** Lets training finish, and waits for the reports of that many deliveries. */
async function finish(deliveries: number) {
  const before = argil.requests.length;
  clock.advance(1_000);
  await expect.poll(() => argil.requests.length).toBe(before + deliveries);
  return argil.requests.slice(before);
}

const voiceId = "11111111-2222-4333-8444-555555555555";

describe("a one-shot callback", () => {
  it.each(["http", "https"])("is POSTed once, over plain HTTP on loopback: %s", async (scheme) => {
    const callbackUrl = `${receiver.url.replace("http", scheme)}/once?token=secret`;
    const { id } = (await create("Ada", { callbackUrl, voiceId, extras: { user: "7" } })).body;
    const [entry] = await finish(1);
    expect(entry).toEqual({
      method: "POST",
      path: `${receiver.url}/once`,
      status: 200,
      note: "AVATAR_TRAINING_SUCCESS delivered",
    });
    const request = receiver.requests.at(-1);
    expect(request).toMatchObject({ method: "POST", url: "/once?token=secret" });
    expect(JSON.parse(String(request?.body))).toEqual({
      event: "AVATAR_TRAINING_SUCCESS",
      data: { avatarId: id, avatarName: "Ada", voiceId, message: expect.any(String) },
    });
    expect(await parseWebhook(request?.body ?? "")).toMatchObject({ data: { avatarId: id } });
  });

  it("reports that training failed, but not a rejection", async () => {
    const callbackUrl = `${receiver.url}/once`;
    await create("Ada refused", { callbackUrl });
    await create("Ada fails", { callbackUrl });
    await finish(1);
    expect(JSON.parse(String(receiver.requests.at(-1)?.body))).toEqual({
      event: "AVATAR_TRAINING_FAILED",
      data: { avatarId: expect.any(String), avatarName: "Ada fails", message: expect.any(String) },
    });
  });

  it("finds the avatar done when it asks", async () => {
    await using asking = await startServer((request, response) => {
      const { data } = JSON.parse(String(request.body));
      void argil.ask(`GET /avatars/${data.avatarId}`).then(({ body }) => sendJson(response, 200, body));
    });
    await create("Ada", { callbackUrl: asking.url });
    await finish(2);
    expect(asking.requests).toHaveLength(1);
  });
});

describe("a subscription", () => {
  it("receives its events, with extras and without a message, until it is deleted", async () => {
    const { id } = (await subscribe(`${receiver.url}/standing`)).body;
    await subscribe(`${receiver.url}/other`, "FAILED");
    const made = await create("Ada", { extras: { user: "7" } });
    await finish(1);
    expect(receiver.requests.at(-1)?.url).toBe("/standing");
    expect(JSON.parse(String(receiver.requests.at(-1)?.body))).toEqual({
      event: "AVATAR_TRAINING_SUCCESS",
      data: {
        avatarId: made.body.id,
        avatarName: "Ada",
        voiceId: expect.any(String),
        extras: { user: "7" },
      },
    });
    const hooks = (await argil.ask("GET /webhooks")).items;
    expect(hooks.find((hook) => hook.id === id)).toHaveProperty("lastTriggeredAt");
    for (const hook of hooks) await argil.ask(`DELETE /webhooks/${hook.id}`);
    await create("Ada");
    await finish(0);
  });
});

describe("a failed delivery", () => {
  it.each([
    ["to another machine", "https://hooks.example.com/x", 0, "not sent: not a loopback address"],
    ["to a closed port", "http://127.0.0.1:1/x", 0, "not delivered: "],
  ])("%s is recorded, and not retried", async (_, callbackUrl, status, note) => {
    expect((await create("Ada", { callbackUrl })).status).toBe(201);
    const [entry] = await finish(1);
    expect(entry).toMatchObject({ status, note: expect.stringContaining(note) });
  });

  it("is recorded if it is not accepted", async () => {
    await create("Ada", { callbackUrl: `${receiver.url}/no` });
    expect(await finish(1)).toEqual([
      expect.objectContaining({ status: 500, note: expect.stringContaining("not accepted") }),
    ]);
  });

  it("that never ends does not hold up a close", async () => {
    const mute = createServer();
    const port = await new Promise<number>((resolve) => {
      mute.listen(0, "127.0.0.1", () => {
        const address = mute.address();
        resolve(typeof address === "object" && address ? address.port : 0);
      });
    });
    const connected = new Promise((resolve) => mute.once("connection", resolve));
    const other = await startOne("argil", { buildTimeMs: 0 });
    const body = { type: "IMAGE", name: "Ada", datasetImage: { base64: dataUri } };
    await other.ask("POST /avatars", { body: { ...body, callbackUrl: `http://localhost:${port}` } });
    await connected;
    await other.sandbox.close();
    await new Promise((resolve) => mute.close(resolve));
  });
});
