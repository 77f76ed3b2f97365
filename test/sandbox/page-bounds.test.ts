import type { ServerResponse } from "node:http";
import { Writable } from "node:stream";
import { expect, it } from "vitest";
import { Log } from "../../src/sandbox/page/log.ts";
import { Stream } from "../../src/sandbox/page/stream.ts";
import { Files } from "../../src/sandbox/state/files.ts";
import type { Exchange } from "../../src/sandbox/vendor.ts";

const megabyte = 2 ** 20;

function exchange(bytes: number): Exchange {
  const body = new Uint8Array(bytes);
  return {
    entry: { method: "POST", path: "/v1/avatars", status: 201 },
    request: {
      method: "post",
      target: "/v1/avatars",
      origin: "http://127.0.0.1",
      headers: {},
      body,
      tooLong: false,
      read: { kind: "other", text: "x" },
      broken: [],
    },
    answer: { status: 201, headers: {}, body: new Uint8Array(10) },
  };
}

it("the log keeps 10,000 requests", () => {
  const log = new Log();
  for (let count = 0; count < 10_500; count++) log.add("anam", 0, exchange(1));
  expect(log.get(500)).toBeUndefined();
  expect(log.get(501)).toBeDefined();
  const all = log.newest(20_000, Number.POSITIVE_INFINITY, () => true);
  expect([all.length, all[0]?.id, all.at(-1)?.id]).toEqual([10_000, 10_500, 501]);
  expect(log.newest(2, 600, ({ id }) => id % 2 === 0).map(({ id }) => id)).toEqual([598, 596]);
});

it("the log keeps the newest 64 MB of bodies, and the beginning of each response", () => {
  const log = new Log();
  for (let count = 0; count < 80; count++) log.add("anam", 0, exchange(megabyte));
  expect([log.isLight(1), log.isLight(80)]).toEqual([true, false]);
  expect(log.get(1)).toMatchObject({ entry: { status: 201 }, request: { read: { kind: "none" } } });
  expect(log.get(1)?.answer?.body).toBeUndefined();
  expect(log.get(80)?.request?.read).toEqual({ kind: "other", text: "x" });
  expect(log.get(80)?.request?.body.byteLength).toBe(0);
  const { request, answer, entry } = exchange(1);
  const long = { ...answer, status: 200, headers: {}, body: new Uint8Array(megabyte) };
  expect(
    log.add("anam", 0, { entry, ...(request && { request }), answer: long }).answer?.body?.byteLength,
  ).toBe(128 * 1_024);
});

it("uploads are kept up to 64 MB, then replaced by placeholders", async () => {
  const files = new Files([]);
  const file = new Blob([new Uint8Array(megabyte)], { type: "image/gif" });
  for (let count = 0; count < 70; count++) files.keep(`avatars/${count}/portrait.png`, file);
  expect((await files.read("avatars/69/portrait.png"))?.bytes.byteLength).toBe(megabyte);
  expect((await files.read("avatars/0/portrait.png"))?.bytes.byteLength).toBeLessThan(10_000);
  expect(await files.read("knowledge/0")).toBeUndefined();
});

it("files are served to GET and HEAD without a key, and nothing else is", async () => {
  const files = new Files([]);
  const ask = (method: string, headers: Record<string, string> = {}, target = "/sandbox-files/a.png") =>
    files.handle({ method, target, origin: "", headers, body: new Uint8Array(), tooLong: false });
  expect(await ask("get")).toMatchObject({ status: 200 });
  expect(await ask("head")).toMatchObject({ status: 200, body: new Uint8Array() });
  expect(await ask("post")).toMatchObject({ status: 405 });
  expect(await ask("get", { authorization: "Bearer x" })).toMatchObject({ status: 400 });
  expect(await ask("get", { host: "evil.example" })).toMatchObject({ status: 403 });
  expect(await ask("get", {}, "/sandbox-files/a")).toMatchObject({ status: 404 });
  expect(await ask("get", {}, "/v1/avatars")).toBeUndefined();
});

it("a page that stops reading is disconnected", () => {
  const name = "x".repeat(megabyte);
  const about = { vendor: "anam", kind: "avatar", status: "", state: "ready", createdAt: 0 } as const;
  let count = 0;
  const stream = new Stream({
    vendors: ["anam"],
    now: () => 0,
    items: () => [{ ...about, id: String(++count), name }],
    rehearsals: () => [],
    recent: () => [],
  });
  // Its writes never finish.
  const page = new Writable({ write() {} }) as unknown as ServerResponse;
  for (let opened = 0; opened < 9; opened++) stream.open(page);
  expect(page.destroyed).toBe(true);
  expect(page.writableLength).toBeLessThan(16 * megabyte);
  stream.close();
});
