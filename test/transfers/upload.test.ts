import { openAsBlob } from "node:fs";
import { writeFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { parseMultipart } from "../../scripts/common/multipart.ts";
import { call } from "../../src/core/call/call.ts";
import { toForm } from "../../src/core/call/form.ts";
import type { CreateOptions } from "../../src/core/config/options.ts";
import { putFile, upload } from "../../src/core/transfer/upload.ts";
import type { UploadOptions } from "../../src/index.ts";
import {
  ConnectionError,
  InvalidInputError,
  InvalidResponseError,
  OutcomeUnknownError,
  PermissionDeniedError,
  ServerError,
} from "../../src/index.ts";
import { failure, rejection, reply } from "../unit/support/harness.ts";
import { key, stage } from "./support/stage.ts";

type Stage = Awaited<ReturnType<typeof stage>>;

const made = reply(201, { id: "asset_1" });
const isMade = (body: unknown): body is { id: string } => typeof body === "object";
const large = 9 * 1024 * 1024;

/** A file on disk. */
async function fileOf(s: Stage, bytes: number): Promise<File> {
  await writeFile(s.path, Buffer.alloc(bytes, "ab"));
  return new File([await openAsBlob(s.path)], "ä.wav", { type: "audio/wav" });
}

/** An upload, the way a vendor's create makes it. */
function post({ transport }: Stage, file: File, options?: UploadOptions): Promise<{ id: string }> {
  return upload(transport, options, async ({ validateImage: _, ...own }: CreateOptions) => {
    const request = {
      method: "POST",
      path: "/v1/assets",
      body: toForm({ modality: "audio", file }),
    } as const;
    return (await call(transport, request, own, isMade)).value;
  });
}

function put({ transport, url }: Stage, file: Blob, options?: UploadOptions): Promise<void> {
  const signed = { path: "/v1/voices", url: `${url}/bucket?signature=1`, headers: { "x-signed": "1" } };
  return upload(transport, options, (own) => putFile(transport, signed, file, own));
}

describe("an upload in a form", () => {
  it.each([3000, large])("of %i bytes declares its length and reports its progress", async (size) => {
    await using s = await stage([made]);
    const progress: unknown[] = [];
    const file = await fileOf(s, size);
    expect(await post(s, file, { onProgress: (p) => progress.push(p) })).toEqual({ id: "asset_1" });
    const [request] = s.requests;
    expect(Number(request?.headers["content-length"])).toBe(request?.body.length);
    const parts = parseMultipart(request?.body ?? Buffer.alloc(0), request?.headers["content-type"]);
    expect(parts.at(-1)).toMatchObject({ name: "file", filename: "ä.wav", type: "audio/wav" });
    expect(parts.at(-1)?.bytes.equals(Buffer.alloc(size, "ab"))).toBe(true);
    expect(progress.at(-1)).toEqual({ bytes: size, total: size });
    if (size === large) expect(progress.length).toBeGreaterThan(10);
    expect(s.clock.pending).toBe(0);
  });

  it("of more than 8 MB to a URL that redirects has an unknown outcome", async () => {
    await using s = await stage([reply(307, "", { location: "/elsewhere" })]);
    await failure(OutcomeUnknownError, post(s, await fileOf(s, large)));
    expect(s.requests).toHaveLength(1);
    await failure(InvalidResponseError, post(s, await fileOf(s, 3000)));
  });

  it("ends when nothing more of it is accepted, however much was before", async () => {
    await using s = await stage([() => s.clock.fireHeld()]);
    const error = await failure(OutcomeUnknownError, post(s, await fileOf(s, 3000)));
    expect(error.attempts.map(({ outcome }) => outcome)).toEqual(["timeout"]);
  });

  it("ends with an unknown outcome if onProgress throws, with its error as the cause", async () => {
    await using s = await stage([made]);
    const thrown = new Error("mine");
    const onProgress = () => Promise.reject(thrown);
    const error = await failure(OutcomeUnknownError, post(s, await fileOf(s, large), { onProgress }));
    expect(error.cause).toBe(thrown);
    expect(s.requests).toEqual([]);
  });

  it("rejects with the signal's reason if nothing was sent", async () => {
    await using s = await stage([made]);
    const reason = new Error("enough");
    const file = await fileOf(s, 3000);
    expect(await rejection(post(s, file, { signal: AbortSignal.abort(reason) }))).toBe(reason);
    await failure(InvalidInputError, post(s, file, { onprogress: () => 0 } as never));
    expect(s.requests).toEqual([]);
  });
});

describe("an upload to a presigned URL", () => {
  it("sends the signed headers, the length and the file, and nothing of ours", async () => {
    await using s = await stage([reply(200, "")], { headers: { "x-mine": "1" } });
    await put(s, await fileOf(s, 3000), { headers: { "x-call": "1" } });
    const { method, url, headers, body } = s.requests[0] ?? { headers: {} };
    expect({ method, url, length: body?.length }).toEqual({
      method: "PUT",
      url: "/bucket?signature=1",
      length: 3000,
    });
    expect(headers).toMatchObject({ "x-signed": "1", "content-length": "3000" });
    for (const name of ["content-type", "authorization", "x-mine", "x-call", "transfer-encoding"])
      expect(headers).not.toHaveProperty(name);
  });

  it("uploads the file again if the response was lost, and counts from 0", async () => {
    await using s = await stage([(_, response) => void response.destroy(), reply(500, ""), reply(200, "")]);
    const counts: number[] = [];
    await put(s, await fileOf(s, 3000), { onProgress: ({ bytes }) => counts.push(bytes) });
    expect(s.requests.map(({ body }) => body.length)).toEqual([3000, 3000, 3000]);
    expect(counts).toEqual([3000, 3000, 3000]);
  });

  it("rejected by the host is an error without the signature, and the key is nowhere", async () => {
    await using s = await stage([reply(403, "<Code>AccessDenied</Code>")]);
    const error = await failure(PermissionDeniedError, put(s, await fileOf(s, 9)));
    expect(JSON.stringify(error) + error.message).not.toContain("signature");
    expect(JSON.stringify(s.requests)).not.toContain(key);
    expect(s.requests).toHaveLength(1);
  });

  it("does not sleep for as long as a host asks if that is excessive", async () => {
    await using s = await stage([reply(503, "", { "retry-after": "1000000000" })]);
    await failure(ServerError, put(s, await fileOf(s, 9)));
    expect([s.requests.length, s.clock.sleeps]).toEqual([1, []]);
  });

  it("does not follow redirects", async () => {
    await using s = await stage([reply(307, "", { location: "/elsewhere" })]);
    await failure(ConnectionError, put(s, await fileOf(s, 9), { maxRetries: 0 }));
    expect(s.requests).toHaveLength(1);
  });

  it("is not sent unencrypted", async () => {
    await using s = await stage([reply(200, "")]);
    const signed = { path: "/v1/voices", url: "http://files.example/bucket" };
    await failure(InvalidResponseError, putFile(s.transport, signed, new Blob(["x"]), {}));
    expect(s.requests).toEqual([]);
  });
});
