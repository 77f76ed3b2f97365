import { describe, expect, it } from "vitest";
import { sendJson, startServer } from "../../scripts/common/stand-ins/server.ts";
import {
  createArgilClient,
  InvalidInputError,
  NotFoundError,
  parseWebhook,
} from "../../src/vendors/argil/index.ts";

async function client(status: number, body: unknown) {
  const server = await startServer((_, response) => sendJson(response, status, body));
  const argil = createArgilClient({ apiKey: "key-1", baseUrl: server.url });
  return { argil, requests: server.requests, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}

const failed = { event: "AVATAR_GENERATION_FAILED", data: { avatarId: "g/1" } };

describe("argil.avatars.getFromEvent", () => {
  it("reads the avatar that the event names, whatever the event says about it", async () => {
    await using h = await client(200, { id: "g/1", name: "Ada", status: "IDLE" });
    const avatar = await h.argil.avatars.getFromEvent(await parseWebhook(failed));
    expect(avatar.status).toBe("IDLE");
    expect(h.requests.map(({ method, url }) => `${method} ${url}`)).toEqual(["GET /avatars/g%2F1"]);
  });

  it("passes call options on", async () => {
    await using h = await client(200, { id: "g/1" });
    await h.argil.avatars.getFromEvent(await parseWebhook(failed), { headers: { "x-batch": "1" } });
    expect(h.requests[0]?.headers).toMatchObject({ "x-batch": "1", "x-api-key": "key-1" });
  });

  it("reports an avatar that does not exist", async () => {
    await using h = await client(404, { message: "no such avatar" });
    const confirming = h.argil.avatars.getFromEvent(await parseWebhook(failed));
    await expect(confirming).rejects.toBeInstanceOf(NotFoundError);
  });

  it("rejects a video's event, and an id that leads elsewhere, and sends nothing", async () => {
    await using h = await client(200, {});
    const video = await parseWebhook({ event: "VIDEO_GENERATION_SUCCESS", data: { videoId: "v1" } });
    await expect(h.argil.avatars.getFromEvent(video)).rejects.toThrow(
      "VIDEO_GENERATION_SUCCESS is not about an avatar",
    );
    const astray = await parseWebhook({ event: "AVATAR_TRAINING_SUCCESS", data: { avatarId: ".." } });
    await expect(h.argil.avatars.getFromEvent(astray)).rejects.toBeInstanceOf(InvalidInputError);
    expect(h.requests).toEqual([]);
  });

  it.each([null, undefined, "AVATAR_TRAINING_SUCCESS", {}, { event: Symbol("e"), data: null }])(
    "rejects %o, which is not an event",
    async (event) => {
      await using h = await client(200, {});
      const reading = h.argil.avatars.getFromEvent(event as never);
      await expect(reading).rejects.toBeInstanceOf(InvalidInputError);
      expect(h.requests).toEqual([]);
    },
  );
});
