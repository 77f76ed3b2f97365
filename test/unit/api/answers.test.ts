import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { Responder } from "../../../scripts/common/stand-ins/server.ts";
import {
  ConnectionError,
  InvalidResponseError,
  OutcomeUnknownError,
} from "../../../src/core/errors/index.ts";
import { anamAvatar } from "../support/fixtures.ts";
import { expectInstance, failure, harness, reply } from "../support/harness.ts";

const dropped: Responder = (_, response) => response.destroy();
const file = new Blob(["RIFF"], { type: "audio/wav" });

describe("api", () => {
  it("returns data and the response", async () => {
    await using h = await harness([reply(200, anamAvatar(), { "x-extra": "kept" })]);
    const { data, error, response } = await h.anam.api.GET("/v1/avatars/{id}", {
      params: { path: { id: "a1" } },
    });
    expect(data).toEqual(anamAvatar());
    expect(error).toBeUndefined();
    expect(response.headers.get("x-extra")).toBe("kept");
  });

  it.each([400, 401, 404, 422, 501])("returns %s as { error }, after one attempt", async (status) => {
    await using h = await harness([reply(status, { code: 7, message: "no" })]);
    const { data, error, response } = await h.argil.api.GET("/avatars/{id}", {
      params: { path: { id: "g1" } },
    });
    expect(data).toBeUndefined();
    expect(error).toEqual({ code: 7, message: "no" });
    expect(response.status).toBe(status);
    expect(h.requests).toHaveLength(1);
  });

  it("retries reads, and returns a remaining failure as { error }", async () => {
    await using h = await harness([reply(503), dropped, reply(500, "sorry")]);
    const { error, response } = await h.protoface.api.GET("/v1/billing/quota");
    expect({ error, status: response.status }).toEqual({ error: "sorry", status: 500 });
    expect(h.requests).toHaveLength(3);
  });

  it("does not retry a POST, and returns its 5xx as { error }", async () => {
    await using h = await harness([reply(500, { message: "no" })]);
    const { response } = await h.anam.api.POST("/v1/auth/session-token", { body: {} });
    expect(response.status).toBe(500);
    expect(h.requests).toHaveLength(1);
  });

  it("returns a status unknown to HTTP as the highest possible one", async () => {
    await using h = await harness([reply(999, { message: "no" })]);
    const { error, response } = await h.protoface.api.POST("/v1/avatars", { body: { image: file } });
    expect({ error, status: response.status }).toEqual({ error: { message: "no" }, status: 599 });
  });

  it("rejects for a POST whose response was lost, and for a read that never got one", async () => {
    await using h = await harness([dropped]);
    const lost = await failure(OutcomeUnknownError, h.anam.api.POST("/v1/auth/session-token", { body: {} }));
    expect(lost.path).toBe("/v1/auth/session-token");
    expect(await lost.candidates()).toEqual([]);
    await failure(ConnectionError, h.anam.api.GET("/v1/avatars"));
    expect(h.requests).toHaveLength(4);
  });

  it("rejects for a success that is not JSON", async () => {
    await using h = await harness([reply(200, "<h1>hi</h1>", { "content-type": "text/html" })]);
    const read = await failure(
      InvalidResponseError,
      h.anam.api.GET("/v1/avatars/{id}", { params: { path: { id: "a1" } } }),
    );
    expect(read.path).toBe("/v1/avatars/{id}");
    const post = await failure(OutcomeUnknownError, h.anam.api.POST("/v1/auth/session-token", { body: {} }));
    expectInstance(InvalidResponseError, post.cause);
  });

  it.each([200, 400])("drops the headers of %s that describe the encoding on the wire", async (status) => {
    const body = gzipSync('{"id":"a1"}');
    const headers = { "content-encoding": "gzip", "content-length": String(body.length), "x-kept": "yes" };
    await using h = await harness([(_, response) => void response.writeHead(status, headers).end(body)]);
    const { data, error, response } = await h.anam.api.GET("/v1/avatars/{id}", {
      params: { path: { id: "a1" } },
    });
    expect(data ?? error).toEqual({ id: "a1" });
    expect(Object.keys(headers).map((name) => response.headers.get(name))).toEqual([null, null, "yes"]);
  });

  it("returns no data for an empty success", async () => {
    await using h = await harness([reply(204, "")]);
    const path = { asset_id: "as_1" };
    const { data, response } = await h.protoface.api.DELETE("/v1/assets/{asset_id}", { params: { path } });
    expect({ data, status: response.status }).toEqual({ data: undefined, status: 204 });
  });

  it("leaves other content types to parseAs", async () => {
    const bytes = Uint8Array.of(0xff, 0x00, 0xfe);
    await using h = await harness([(_, response) => void response.end(bytes)]);
    const { data } = await h.protoface.api.GET("/v1/assets/{asset_id}/content", {
      params: { path: { asset_id: "as_1" } },
      parseAs: "arrayBuffer",
    });
    expect(data && new Uint8Array(data)).toEqual(bytes);
  });

  it("sends a body that contains a Blob as a form, and the same parts again after 429", async () => {
    await using h = await harness([reply(429), reply(201, { id: "as_1" })]);
    await h.protoface.api.POST("/v1/assets", { body: { file, modality: "audio" } });
    expect(h.requests).toHaveLength(2);
    const parts = h.requests.map(({ headers, body }) => {
      const boundary = /^multipart\/form-data; ?boundary=(.+)$/.exec(headers["content-type"] ?? "")?.[1];
      return body.toString().split(`--${boundary}`);
    });
    expect(parts[0]).toHaveLength(4);
    expect(parts[0]?.join()).toContain("audio/wav");
    expect(parts[1]).toEqual(parts[0]);
  });

  it("resends the caller's own form after 429", async () => {
    await using h = await harness([reply(429), reply(201, { id: "as_1" })]);
    const bodySerializer = () => {
      const form = new FormData();
      form.append("file", file, "Zoë.wav");
      return form;
    };
    await h.protoface.api.POST("/v1/assets", { body: { file, modality: "audio" }, bodySerializer });
    expect(h.requests).toHaveLength(2);
    for (const { body } of h.requests) expect(body.toString()).toContain('filename="Zoë.wav"');
  });

  it("serializes array parameters as each vendor's document prescribes", async () => {
    await using h = await harness([reply(200, [])]);
    await h.anam.api.GET("/v1/avatars", { params: { query: { tags: ["a b", "c"] } } });
    await h.argil.api.GET("/assets", { params: { query: { type: ["VIDEO", "IMAGE"] } } });
    expect(h.log()).toEqual(["GET /v1/avatars?tags=a%20b,c", "GET /assets?type=VIDEO&type=IMAGE"]);
  });
});
