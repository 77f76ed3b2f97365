import type { Middleware } from "openapi-fetch";
import { describe, expect, it } from "vitest";
import { InvalidInputError, InvalidResponseError } from "../../../src/core/errors/index.ts";
import { anamAvatar } from "../support/fixtures.ts";
import { failure, harness, key, listeners, rejection, reply } from "../support/harness.ts";

const a1 = { params: { path: { id: "a1" } } };

const renewing: Middleware = {
  onRequest: ({ request }) => new Request(request, { headers: { "x-from": "middleware" } }),
};

const renewingKeepingHeaders: Middleware = { onRequest: ({ request }) => new Request(request) };

describe("middleware passed to api.use", () => {
  it("may set a header", async () => {
    await using h = await harness([reply(200, anamAvatar())]);
    h.anam.api.use({ onRequest: ({ request }) => request.headers.set("x-from", "middleware") });
    await h.anam.api.GET("/v1/avatars/{id}", a1);
    expect(h.requests[0]?.headers).toMatchObject({ "x-from": "middleware", authorization: `Bearer ${key}` });
  });

  it("cannot replace the key", async () => {
    await using h = await harness([reply(200, anamAvatar())]);
    h.anam.api.use({ onRequest: ({ request }) => request.headers.set("authorization", "Bearer other") });
    await h.anam.api.GET("/v1/avatars/{id}", a1).catch(() => undefined);
    for (const { headers } of h.requests) expect(headers.authorization).toBe(`Bearer ${key}`);
  });

  it("may return another Request, whose body is sent as often as needed", async () => {
    await using h = await harness([reply(500), reply(200, anamAvatar())]);
    h.anam.api.use({
      onRequest: ({ request }) => new Request(request, { body: '{"displayName":"Zoë"}' }),
    });
    const { data } = await h.anam.api.PUT("/v1/avatars/{id}", { ...a1, body: { displayName: "Ada" } });
    expect(data?.id).toBe("a1");
    expect(h.requests.map(({ body }) => body.toString())).toEqual(Array(2).fill('{"displayName":"Zoë"}'));
    expect(h.requests[1]?.headers["content-type"]).toBe("application/json");
  });

  it("may pass a form on in another Request", async () => {
    await using h = await harness([reply(429), reply(201, { id: "as_1" })]);
    h.protoface.api.use(renewingKeepingHeaders);
    const file = new Blob(["RIFF"], { type: "audio/wav" });
    await h.protoface.api.POST("/v1/assets", { body: { file, modality: "audio" } });
    expect(h.requests).toHaveLength(2);
    const { headers, body } = h.requests[1] ?? {};
    const boundary = /boundary=(.+)$/.exec(headers?.["content-type"] ?? "")?.[1];
    expect(body?.toString().split(`--${boundary}`)).toHaveLength(4);
  });

  it("cannot send the key elsewhere", async () => {
    await using h = await harness([reply(200)]);
    h.anam.api.use({ onRequest: () => new Request("https://evil.example/v1/avatars") });
    await failure(InvalidInputError, h.anam.api.GET("/v1/avatars"));
  });

  it("that replaces the Request does not lose the signal", async () => {
    const controller = new AbortController();
    await using h = await harness([() => controller.abort("stop")]);
    h.anam.api.use(renewing);
    expect(await rejection(h.anam.api.GET("/v1/avatars", { signal: controller.signal }))).toBe("stop");
    expect(listeners(controller.signal)).toBe(0);
    expect(h.clock.pending).toBe(0);
  });

  it("loses neither the path template in errors nor the JSON check", async () => {
    await using h = await harness([reply(200, "<h1>hi</h1>")]);
    h.anam.api.use(renewing);
    const error = await failure(InvalidResponseError, h.anam.api.GET("/v1/avatars/{id}", a1));
    expect(error.path).toBe("/v1/avatars/{id}");
  });

  it("may respond itself, see responses and be ejected", async () => {
    await using h = await harness([reply(200, anamAvatar())]);
    const answering: Middleware = { onRequest: () => Response.json(anamAvatar({ id: "cached" })) };
    h.anam.api.use(answering);
    expect((await h.anam.api.GET("/v1/avatars/{id}", a1)).data?.id).toBe("cached");
    h.anam.api.eject(answering);
    h.anam.api.use({ onResponse: () => Response.json(anamAvatar({ id: "seen" })) });
    expect((await h.anam.api.GET("/v1/avatars/{id}", a1)).data?.id).toBe("seen");
    expect(h.requests).toHaveLength(1);
  });

  it("for one call works the same way", async () => {
    const controller = new AbortController();
    await using h = await harness([() => controller.abort("stop")]);
    const options = { signal: controller.signal, middleware: [renewing] };
    expect(await rejection(h.anam.api.GET("/v1/avatars", options))).toBe("stop");
  });
});
