import { describe, expect, test } from "vitest";
import { type Responder, script, sendJson, startServer } from "../../scripts/common/stand-ins/server.ts";
import { ApiError, ConnectionError, InvalidResponseError, type TransferProgress } from "../../src/index.ts";
import { type ClientOptions, createAnamClient } from "../../src/vendors/anam/index.ts";
import { fieldsOf, fileOf, onlyForm, refusal, startVendors } from "./capture.ts";

const apiKey = "key-1";
/** The most that fits into a form. */
const most = 4_500_000;

function wav(bytes: number): Uint8Array<ArrayBuffer> {
  const file = new Uint8Array(bytes).fill(7);
  file.set(new TextEncoder().encode("RIFF....WAVEfmt "));
  return file;
}

const done: Responder = (_, response) => void response.writeHead(200).end();

/** Anam and its storage host, with their responses; `address` may differ from the storage's URL. */
async function anamAndStorage({
  storage = done,
  address = (url: string) => `${url}/voices/clip?X-Amz-Signature=secret`,
  options = {},
}: {
  storage?: Responder;
  address?: (url: string) => unknown;
  options?: ClientOptions;
} = {}) {
  const host = await startServer(storage);
  const api = await startServer(
    script(
      (_, response) => sendJson(response, 200, { uploadUrl: address(host.url), audioKey: "voices/clip" }),
      (_, response) => sendJson(response, 201, { id: "voice-1", displayName: "Ada" }),
    ),
  );
  return {
    host,
    api,
    voices: createAnamClient({ apiKey, baseUrl: api.url, maxRetries: 0, ...options }).voices,
    async [Symbol.asyncDispose]() {
      await host[Symbol.asyncDispose]();
      await api[Symbol.asyncDispose]();
    },
  };
}

async function rejection(call: PromiseLike<unknown>): Promise<unknown> {
  return call.then(
    () => expect.unreachable("it was accepted"),
    (error: unknown) => error,
  );
}

const clip = (bytes = most + 1) => new File([wav(bytes)], "ada's clip.wav");

describe("a recording of up to 4.5 MB", () => {
  test("is sent as a form: the fields in order, then the file", async () => {
    await using vendors = await startVendors();
    await vendors.anam.voices.create({
      enhance: false,
      audioFile: clip(most),
      name: "Ада",
      language: "uk",
      description: "Calm",
    });
    const form = onlyForm(vendors);
    expect(fieldsOf(form)).toEqual([
      ["name", "Ада"],
      ["description", "Calm"],
      ["language", "uk"],
      ["enhance", "false"],
    ]);
    const { filename, type, bytes, name } = fileOf(form);
    expect([name, filename, type]).toEqual(["audioFile", "ada's clip.wav", "audio/wav"]);
    expect(bytes.equals(wav(most))).toBe(true);
  });

  test.each([
    ["its own type", new Blob([wav(20)], { type: "audio/x-wav" }), "audio/x-wav", "recording.wav"],
    [
      "its own type with a codec",
      new Blob(["?"], { type: "audio/webm;codecs=opus" }),
      "audio/webm;codecs=opus",
    ],
    ["its first bytes, if it claims nothing", wav(20), "audio/wav", "recording.wav"],
    [
      "its first bytes, if it claims something else",
      new File([wav(20)], "a.mp3", { type: "video/mp4" }),
      "audio/wav",
    ],
    ["its name", new File(["?"], "a.MP3"), "audio/mpeg", "a.MP3"],
    ["nothing: then it is sent as unknown", new Uint8Array([1, 2, 3]), "application/octet-stream"],
    ...(
      [
        ["ID3\x04", "audio/mpeg"],
        ["\xff\xfb\x90", "audio/mpeg"],
        ["\xff\xf1\x50", "audio/aac"],
        ["fLaC", "audio/flac"],
        ["OggS", "audio/ogg"],
        ["\0\0\0 ftypM4A ", "audio/mp4"],
        ["\x1aE\xdf\xa3", "audio/webm"],
      ] as const
    ).map(
      ([head, type]) =>
        [`its first bytes: ${JSON.stringify(head)}`, Buffer.from(head, "latin1"), type] as const,
    ),
  ] as const)("gets its media type from %s", async (_, audioFile, type, name?: string) => {
    await using vendors = await startVendors();
    await vendors.anam.voices.create({ name: "Ada", audioFile });
    const file = fileOf(onlyForm(vendors));
    expect(file.type).toBe(type);
    if (name !== undefined) expect(file.filename).toBe(name);
  });

  test("is what it was when the call was made", async () => {
    await using vendors = await startVendors();
    const bytes = wav(20);
    const making = vendors.anam.voices.create({ name: "Ada", audioFile: bytes });
    bytes.fill(0);
    await making;
    expect(fileOf(onlyForm(vendors)).bytes.equals(wav(20))).toBe(true);
  });
});

describe("a longer recording", () => {
  test("is uploaded to storage without anything of ours, then referenced in JSON", async () => {
    await using stage = await anamAndStorage({ options: { headers: { "x-team": "blue" } } });
    const told: TransferProgress[] = [];
    const voice = await stage.voices.create(
      { name: "Ada", audioFile: clip(), language: "en" },
      { onProgress: (progress) => told.push(progress), headers: { "x-call": "1" } },
    );
    expect(voice).toEqual({ id: "voice-1", displayName: "Ada" });
    const [ask, make, ...more] = stage.api.requests;
    expect(more).toEqual([]);
    expect([ask?.method, ask?.url]).toEqual(["POST", "/v1/voices/presigned-upload"]);
    expect(JSON.parse(String(ask?.body))).toEqual({
      filename: "ada's clip.wav",
      contentType: "audio/wav",
      fileSize: most + 1,
    });
    expect([make?.method, make?.url]).toEqual(["POST", "/v1/voices"]);
    expect(JSON.parse(String(make?.body))).toEqual({ name: "Ada", language: "en", audioKey: "voices/clip" });
    expect(ask?.headers).toMatchObject({ authorization: "Bearer key-1", "x-team": "blue", "x-call": "1" });
    const [put, ...others] = stage.host.requests;
    expect(others).toEqual([]);
    expect([put?.method, put?.url]).toEqual(["PUT", "/voices/clip?X-Amz-Signature=secret"]);
    expect(put?.headers).toMatchObject({ "content-type": "audio/wav", "content-length": String(most + 1) });
    const own = Object.keys(put?.headers ?? {}).filter((name) =>
      /^x-|author|cookie|referer|origin/.test(name),
    );
    expect(own).toEqual([]);
    expect(JSON.stringify(put?.headers)).not.toContain(apiKey);
    expect(put?.body.equals(wav(most + 1))).toBe(true);
    expect(told.at(-1)).toEqual({ bytes: most + 1, total: most + 1 });
  });

  test("is uploaded again if the response was lost, and the voice is created once", async () => {
    const storage = script((_, response) => void response.destroy(), done);
    await using stage = await anamAndStorage({ storage, options: { maxRetries: 1 } });
    await stage.voices.create({ name: "Ada", audioFile: clip() });
    expect(stage.host.requests).toHaveLength(2);
    expect(stage.api.requests.map(({ url }) => url)).toEqual(["/v1/voices/presigned-upload", "/v1/voices"]);
  });

  test.each([400, 403, 500])("to which storage responds with %i creates no voice", async (status) => {
    const storage: Responder = (_, response) => void response.writeHead(status).end("<Error/>");
    await using stage = await anamAndStorage({ storage });
    const error = await rejection(stage.voices.create({ name: "Ada", audioFile: clip() }));
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status, method: "PUT", path: stage.host.url });
    expect(String(error)).not.toContain("secret");
    expect(stage.api.requests).toHaveLength(1);
  });

  test("that storage redirects is not resent, and creates no voice", async () => {
    await using elsewhere = await startServer(done);
    const storage: Responder = (_, response) =>
      void response.writeHead(307, { location: `${elsewhere.url}/taken` }).end();
    await using stage = await anamAndStorage({ storage });
    const error = await rejection(stage.voices.create({ name: "Ada", audioFile: clip() }));
    expect(error).toBeInstanceOf(ConnectionError);
    expect(elsewhere.requests).toEqual([]);
    expect(stage.api.requests).toHaveLength(1);
  });

  test.each([
    "http://storage.example.com/clip?X-Amz-Signature=secret",
    "https://user:secret@storage.example.com/clip",
    "ftp://storage.example.com/clip?X-Amz-Signature=secret",
    "/clip?X-Amz-Signature=secret",
    "",
    7,
  ])("is not uploaded to %s", async (address) => {
    await using stage = await anamAndStorage({ address: () => address });
    const error = await rejection(stage.voices.create({ name: "Ada", audioFile: clip() }));
    expect(error).toBeInstanceOf(InvalidResponseError);
    if (typeof address === "string" && address.includes("//")) expect(String(error)).not.toContain("secret");
    expect(stage.host.requests).toEqual([]);
    expect(stage.api.requests).toHaveLength(1);
  });

  test("is not uploaded if the response has no key for it, and the error does not show the URL", async () => {
    const uploadUrl = "https://storage.example.com/clip?X-Amz-Signature=secret";
    await using api = await startServer((_, response) => sendJson(response, 200, { uploadUrl }));
    const { voices } = createAnamClient({ apiKey, baseUrl: api.url });
    const error = await rejection(voices.create({ name: "Ada", audioFile: clip() }));
    expect(error).toBeInstanceOf(InvalidResponseError);
    expect(String(error)).toContain("audioKey");
    expect(String(error)).not.toContain("secret");
    expect(api.requests).toHaveLength(1);
  });

  test("ends with the signal's reason during the upload, and creates no voice", async () => {
    const controller = new AbortController();
    const reason = new Error("changed my mind");
    const storage: Responder = () => controller.abort(reason);
    await using stage = await anamAndStorage({ storage });
    const { signal } = controller;
    const error = await rejection(stage.voices.create({ name: "Ada", audioFile: clip() }, { signal }));
    expect(error).toBe(reason);
    expect(stage.api.requests).toHaveLength(1);
  });

  test("ends with an exception from onProgress, and creates no voice", async () => {
    await using stage = await anamAndStorage();
    const thrown = new Error("enough");
    const onProgress = () => {
      throw thrown;
    };
    const error = await rejection(stage.voices.create({ name: "Ada", audioFile: clip() }, { onProgress }));
    expect(error).toBe(thrown);
    expect(stage.api.requests).toHaveLength(1);
  });

  test("is already uploaded when onSending is called", async () => {
    await using stage = await anamAndStorage();
    const seen: unknown[] = [];
    const onSending = ({ name }: { name: string | undefined }) =>
      seen.push([name, stage.host.requests.length, stage.api.requests.length]);
    await stage.voices.create({ name: "Ada", audioFile: clip() }, { onSending });
    expect(seen).toEqual([["Ada", 1, 1]]);
  });
});

describe("invalid input is rejected before anything is sent", () => {
  const path = expect.stringMatching(/^audioFile must be a Blob, File, .*not a string; .*openAsBlob/);
  const mediaType = expect.stringMatching(/^audioFile must have a media type that starts with audio\//);
  test.each([
    ["nothing", undefined, [expect.stringContaining("must be an object with name, audioFile")]],
    ["a path", { name: "Ada", audioFile: "clip.wav" }, [path]],
    ["an empty file", { name: "Ada", audioFile: new Uint8Array() }, ["audioFile is empty (0 bytes)"]],
    [
      "a file over 50 MB",
      { name: "Ada", audioFile: wav(52_428_801) },
      ["audioFile has 52428801 bytes; allowed: up to 50 MB (52428800 bytes)"],
    ],
    ["a picture", { name: "Ada", audioFile: new File(["x"], "a.png", { type: "image/png" }) }, [mediaType]],
    ["long bytes of no type", { name: "Ada", audioFile: new Uint8Array(most + 1) }, [mediaType]],
    [
      "everything at once",
      { name: "", description: 1, language: "", enhance: "yes", speed: 2 },
      [
        "speed is unknown; known: name, audioFile, description, language, enhance",
        expect.stringMatching(/^name must/),
        expect.stringMatching(/^audioFile must be a Blob/),
        expect.stringMatching(/^description must/),
        expect.stringMatching(/^language must/),
        "enhance must be true or false",
      ],
    ],
  ])("%s", async (_, input, reasons) => {
    await using vendors = await startVendors();
    expect(await refusal(vendors, () => vendors.anam.voices.create(input as never))).toEqual(reasons);
  });

  test("an update without what it needs", async () => {
    await using vendors = await startVendors();
    const update = { name: "Ada", gender: "OTHER", country: "Britain", providerModelId: "" };
    expect(await refusal(vendors, () => vendors.anam.voices.update("v", update as never))).toEqual([
      expect.stringMatching(/^name is unknown; known: displayName, /),
      expect.stringMatching(/^displayName must/),
      expect.stringMatching(/^providerModelId must/),
      "gender must be MALE, FEMALE, NEUTRAL or null",
      "country must be two letters (ISO 3166-1 alpha-2), such as GB, or null",
    ]);
  });
});
