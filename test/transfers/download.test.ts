import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { collector, content, part } from "../../scripts/common/stand-ins/file-host.ts";
import type { Responder } from "../../scripts/common/stand-ins/server.ts";
import { openContent } from "../../src/core/transfer/download.ts";
import {
  ConnectionError,
  InvalidInputError,
  InvalidResponseError,
  PermissionDeniedError,
} from "../../src/index.ts";
import { fileTarget } from "../../src/node.ts";
import { failure, rejection, reply } from "../unit/support/harness.ts";
import { key, stage } from "./support/stage.ts";

const etag = { etag: '"v1"' };

async function read(path: string): Promise<Uint8Array> {
  return new Uint8Array(await readFile(path));
}

describe("a download", () => {
  it("streams into a WritableStream, reports progress, and returns what was downloaded", async () => {
    await using s = await stage([part({}, { ...etag, "content-type": "video/mp4" })]);
    const { stream, bytes, seen } = collector();
    const progress: unknown[] = [];
    const result = await s.download(stream, { onProgress: (p) => progress.push(p) });
    expect(result).toEqual({ bytes: 3000, mediaType: "video/mp4" });
    expect(bytes()).toEqual(content);
    expect(seen.closed).toBe(true);
    expect(progress.at(-1)).toEqual({ bytes: 3000, total: 3000 });
    expect(s.clock.pending).toBe(0);
  });

  it("sends a storage host neither the key nor any header of the client or the call", async () => {
    await using s = await stage([part()], { headers: { "x-mine": "1" } });
    await s.download(collector().stream, { headers: { "x-call": "2" } });
    const text = JSON.stringify(s.requests);
    for (const secret of [key, "x-mine", "x-call", "authorization"]) expect(text).not.toContain(secret);
  });

  it("replaces a file atomically, and leaves no other file behind", async () => {
    await using s = await stage([part()]);
    await writeFile(s.path, "before");
    await s.download(fileTarget(s.path));
    expect(await read(s.path)).toEqual(content);
    expect(await s.files()).toEqual(["out.bin"]);
  });

  it.each(["x".repeat(255), "\u00f6".repeat(127)])(
    "supports the longest possible file name: %s",
    async (name) => {
      await using s = await stage([part()]);
      await s.download(fileTarget(join(s.path, "..", name)));
      expect(await s.files()).toEqual([name]);
    },
  );

  it("gives the file the permissions of the previous one", async () => {
    await using s = await stage([part()]);
    await writeFile(s.path, "before", { mode: 0o600 });
    await s.download(fileTarget(s.path));
    // Windows has no such permission bits.
    if (process.platform !== "win32") expect((await stat(s.path)).mode & 0o777).toBe(0o600);
  });

  it("resumes where a connection broke, and asks for the same version", async () => {
    await using s = await stage([
      part({ breakAfter: 1000 }),
      part({ from: 1000, breakAfter: 500 }),
      part({ from: 1500 }),
    ]);
    await s.download(fileTarget(s.path));
    expect(await read(s.path)).toEqual(content);
    expect(s.requests.map(({ headers }) => [headers.range, headers["if-range"]])).toEqual([
      [undefined, undefined],
      ["bytes=1000-", '"v1"'],
      ["bytes=1500-", '"v1"'],
    ]);
  });

  it("skips what it already has if the server ignores the range", async () => {
    await using s = await stage([part({ breakAfter: 1000 }), part()]);
    const { stream, bytes } = collector();
    const progress: number[] = [];
    await s.download(stream, { onProgress: ({ bytes }) => progress.push(bytes) });
    expect(bytes()).toEqual(content);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
  });

  it("restarts a file if the version has changed, and keeps no byte of the old one", async () => {
    const next = content.map((byte) => byte ^ 255).subarray(0, 700);
    await using s = await stage([part({ breakAfter: 1000 }), part({ bytes: next }, { etag: '"v2"' })]);
    await s.download(fileTarget(s.path));
    expect(await read(s.path)).toEqual(next);
  });

  it("restarts a file after a 416, which means that the rest no longer exists", async () => {
    await using s = await stage([
      part({ breakAfter: 1000 }),
      reply(416, ""),
      part({ bytes: content.subarray(0, 9) }),
    ]);
    await s.download(fileTarget(s.path));
    expect(await read(s.path)).toEqual(content.subarray(0, 9));
    expect(s.requests[2]?.headers.range).toBeUndefined();
  });

  it("cannot restart a stream: that is an error, and the stream is aborted", async () => {
    await using s = await stage([part({ breakAfter: 1000 }), part({}, { etag: '"v2"' })]);
    const { stream, seen } = collector();
    const error = await failure(InvalidResponseError, s.download(stream));
    expect(error.message).toContain("a possibly different version");
    expect(seen).toEqual({ closed: false, aborted: error });
  });

  it("requests the whole file if nothing identifies its version", async () => {
    await using s = await stage([
      part({ breakAfter: 1000 }, { etag: 'W/"v1"' }),
      part({}, { etag: 'W/"v1"' }),
    ]);
    await s.download(fileTarget(s.path));
    expect(await read(s.path)).toEqual(content);
    expect(s.requests[1]?.headers.range).toBeUndefined();
  });

  it("rejects a different range than the one requested", async () => {
    await using s = await stage([part({ breakAfter: 1000 }), part({ from: 900 })]);
    const error = await failure(InvalidResponseError, s.download(fileTarget(s.path)));
    expect(error.message).toContain("another range");
    expect(await s.files()).toEqual([]);
  });

  it.each([400, 401, 403, 404, 410])("renews an expired URL (%i) and resumes", async (status) => {
    await using s = await stage([part({ breakAfter: 1000 }), reply(status, ""), part({ from: 1000 })]);
    await s.download(fileTarget(s.path));
    expect(await read(s.path)).toEqual(content);
    expect(s.addresses).toEqual([false, true]);
    expect(s.requests.map(({ url }) => url)).toEqual([1, 1, 2].map((n) => `/file?signature=${n}`));
  });

  it("renews once: if the new URL is rejected as well, the error does not show the signature", async () => {
    await using s = await stage([reply(403, "<Code>AccessDenied</Code>")]);
    const error = await failure(PermissionDeniedError, s.download(fileTarget(s.path)));
    expect(s.requests).toHaveLength(2);
    expect(error).toMatchObject({ id: "run_1", path: s.url, status: 403 });
    expect(JSON.stringify(error) + error.message).not.toContain("signature");
    expect(await s.files()).toEqual([]);
  });

  it("does not follow redirects from a storage host", async () => {
    await using s = await stage([reply(302, "", { location: "/elsewhere" })]);
    const error = await failure(InvalidResponseError, s.download(fileTarget(s.path)));
    expect(error.message).toContain("redirects of storage hosts are not followed");
    expect(s.requests).toHaveLength(1);
  });

  it.each([
    ["http beyond this machine", "http://files.example/x?sig=1"],
    ["another protocol", "file:///etc/passwd"],
    ["a password", "https://user:word@files.example/x"],
    ["no URL", "x"],
    ["nothing", undefined],
  ])("requests nothing from a URL that is %s", async (_, address) => {
    await using s = await stage([part()]);
    const from = { path: "/v1/runs/{run_id}", id: "run_1", address: async () => address };
    const error = await failure(InvalidResponseError, s.download(fileTarget(s.path), {}, from));
    expect(error.message).not.toMatch(/sig=1|user|word@/);
    expect([s.requests, await s.files()]).toEqual([[], []]);
  });

  it("rejects a file that claims or turns out to be longer than maxBytes", async () => {
    const chunked: Responder = (_, response) => {
      response.write(content);
      response.end();
    };
    await using s = await stage([part(), chunked]);
    for (const _ of [1, 2]) {
      const error = await failure(InvalidResponseError, s.download(fileTarget(s.path), { maxBytes: 2999 }));
      expect(error.message).toContain("longer than maxBytes (2999 bytes)");
    }
    expect(s.requests).toHaveLength(2);
    expect(await s.files()).toEqual([]);
  });

  it("ends immediately with the signal's reason, keeps the existing file, and leaves nothing", async () => {
    await using s = await stage([
      (_, response) => void response.writeHead(200, { "content-length": 9 }).write("1"),
    ]);
    await writeFile(s.path, "before");
    const stop = new AbortController();
    const reason = new Error("enough");
    const onProgress = () => stop.abort(reason);
    expect(await rejection(s.download(fileTarget(s.path), { signal: stop.signal, onProgress }))).toBe(reason);
    expect(await readFile(s.path, "utf8")).toBe("before");
    expect(await s.files()).toEqual(["out.bin"]);
    expect(s.clock.pending).toBe(0);
  });

  it("limits silence, not duration: each chunk restarts the timeout", async () => {
    await using s = await stage([
      (_, response) =>
        void response.writeHead(200, { "content-length": 3000, ...etag }).write(content.subarray(0, 1000)),
      part({ from: 1000 }),
    ]);
    const after = s.clock.after.bind(s.clock);
    let silent = false;
    s.clock.after = (ms, callback) => {
      const cancel = after(ms, callback);
      if (silent) queueMicrotask(() => s.clock.fireHeld());
      silent = false;
      return cancel;
    };
    await s.download(fileTarget(s.path), {
      onProgress({ bytes }) {
        // While the program is busy with received data, nobody is waiting for the server.
        expect(s.clock.pending).toBe(0);
        silent = bytes === 1000;
      },
    });
    expect(await read(s.path)).toEqual(content);
    expect(s.requests).toHaveLength(2);
  });

  it("ends with an exception from onProgress", async () => {
    await using s = await stage([part()]);
    const thrown = new Error("mine");
    const onProgress = () => Promise.reject(thrown);
    expect(await rejection(s.download(fileTarget(s.path), { onProgress }))).toBe(thrown);
    expect(await s.files()).toEqual([]);
  });

  it("ends with an exception from the stream, and does not retry", async () => {
    await using s = await stage([part()]);
    const full = new Error("disk full");
    const target = new WritableStream({ write: () => Promise.reject(full) });
    expect(await rejection(s.download(target))).toBe(full);
    expect(s.requests).toHaveLength(1);
  });

  it("gives up after maxRetries without a megabyte of progress", async () => {
    await using s = await stage([part({ breakAfter: 1000 }), (_, response) => void response.destroy()]);
    await failure(ConnectionError, s.download(fileTarget(s.path)));
    expect(s.requests).toHaveLength(3);
    expect(await s.files()).toEqual([]);
  });

  it("rejects an unwritable target before requesting anything", async () => {
    await using s = await stage([part()]);
    const locked = new WritableStream();
    locked.getWriter();
    for (const target of [
      locked,
      "out.mp4",
      undefined,
      fileTarget(join(s.path, "x")),
      fileTarget(join(s.path, "..")),
      fileTarget(join(s.path, "..", "x".repeat(256))),
    ])
      await failure(InvalidInputError, s.download(target));
    for (const options of [{ maxBytes: -1 }, { maxBytes: "1" }, { progress: () => 0 }])
      await failure(InvalidInputError, s.download(collector().stream, options as never));
    expect([s.requests, s.addresses, await s.files()]).toEqual([[], [], []]);
  });
});

describe("content", () => {
  const source = { path: "/v1/assets/{asset_id}/content", params: { asset_id: "a/1" } };

  it("is returned as a stream from the vendor, with the key, and resumes after a break", async () => {
    await using s = await stage([part({ breakAfter: 1000 }), part({ from: 1000 })]);
    const stream = await openContent(s.transport, source);
    expect(new Uint8Array(await new Response(stream).arrayBuffer())).toEqual(content);
    expect(s.requests.map(({ url, headers }) => [url, headers.authorization])).toEqual(
      [1, 2].map(() => ["/v1/assets/a%2F1/content", `Bearer ${key}`]),
    );
  });

  it("rejects if it does not start, and errors if it does not end", async () => {
    await using s = await stage([reply(403, {}), part({ breakAfter: 1000 }), reply(403, {})]);
    await failure(PermissionDeniedError, openContent(s.transport, source));
    const stream = await openContent(s.transport, source);
    await failure(PermissionDeniedError, new Response(stream).arrayBuffer());
  });

  it("stops requesting when nobody reads on", async () => {
    await using s = await stage([(_, response) => void response.writeHead(200).write(content)]);
    const stream = await openContent(s.transport, source);
    await stream.cancel("enough");
    expect(s.requests).toHaveLength(1);
  });
});
