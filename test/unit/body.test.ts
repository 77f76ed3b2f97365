import { gzipSync } from "node:zlib";
import { describe, expect, it, vi } from "vitest";
import { startServer } from "../../scripts/common/stand-ins/server.ts";
import { BodyTooLargeError, bodyLimitBytes, readBody } from "../../src/core/http/body.ts";
import { rejection } from "./support/harness.ts";

function streamed(
  chunks: number,
  size: number,
  cancel = vi.fn(),
): { response: Response; cancel: typeof cancel } {
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent++ < chunks) controller.enqueue(new Uint8Array(size).fill(65));
      else controller.close();
    },
    cancel,
  });
  return { response: new Response(body), cancel };
}

describe("readBody", () => {
  it("reads a body with a declared length", async () => {
    const response = new Response("hello", { headers: { "content-length": "5" } });
    expect(new TextDecoder().decode(await readBody(response))).toBe("hello");
  });

  it("reads a body in chunks", async () => {
    const bytes = await readBody(streamed(3, 4).response);
    expect(new TextDecoder().decode(bytes)).toBe("A".repeat(12));
  });

  it("returns no bytes if there is no body", async () => {
    expect(await readBody(new Response(null, { status: 204 }))).toHaveLength(0);
  });

  it("accepts exactly the limit", async () => {
    expect(await readBody(streamed(2, 5).response, 10)).toHaveLength(10);
  });

  it("stops reading beyond the limit and cancels the rest", async () => {
    const { response, cancel } = streamed(1_000, 5);
    expect(await rejection(readBody(response, 10))).toBeInstanceOf(BodyTooLargeError);
    expect(cancel).toHaveBeenCalledOnce();
  });

  it("counts what arrives if the declared length exceeds the limit or is not a number", async () => {
    for (const length of ["11", "many"]) {
      const { response } = streamed(4, 5);
      response.headers.set("content-length", length);
      expect(await rejection(readBody(response, 10))).toBeInstanceOf(BodyTooLargeError);
    }
  });

  it("counts decoded bytes, so that a small compressed body cannot grow without bounds", async () => {
    const bomb = gzipSync(Buffer.alloc(1_000_000));
    await using server = await startServer((_, response) => {
      response.writeHead(200, { "content-encoding": "gzip", "content-length": String(bomb.length) });
      response.end(bomb);
    });
    const limit = 10_000;
    expect(bomb.length).toBeLessThan(limit);
    expect(await rejection(readBody(await fetch(server.url), limit))).toBeInstanceOf(BodyTooLargeError);
    expect(await readBody(await fetch(server.url), 1_000_000)).toHaveLength(1_000_000);
  });

  it("allows 32 MB by default", () => {
    expect(bodyLimitBytes).toBe(32 * 1024 * 1024);
  });
});
