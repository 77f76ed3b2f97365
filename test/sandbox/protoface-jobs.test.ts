import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makePng } from "../../scripts/common/png.ts";
import { ConflictError, InvalidInputError, JobFailedError, OutcomeUnknownError } from "../../src/index.ts";
import { fileTarget } from "../../src/node.ts";
import { startSandbox } from "../../src/sandbox/index.ts";
import {
  createProtofaceClient,
  type ProtofaceClientOptions,
  type ProtofaceRunProgress,
} from "../../src/vendors/protoface/index.ts";
import { failure } from "../unit/support/harness.ts";

const portrait = makePng(1280, 720);
const fast = { minDelayMs: 1, maxDelayMs: 1 };
const lost = { headers: { "x-sandbox": "lost-answer" } };
const model = "lightricks/ltx-2.5-fast";
const transport = { type: "livekit", url: "wss://a.example", room_name: "r", worker_token: "t" } as const;

async function open(buildTimeMs = 0, options: ProtofaceClientOptions = {}) {
  const sandbox = await startSandbox({ vendors: ["protoface"], buildTimeMs });
  const { url: baseUrl, apiKey, requests = [] } = sandbox.vendors.protoface ?? {};
  const client = createProtofaceClient({ baseUrl, apiKey, ...options });
  const folder = await mkdtemp(join(tmpdir(), "protoface-"));
  return {
    ...client,
    folder,
    /** The requests that were made, none of which may violate the document. */
    log() {
      expect(requests.flatMap(({ violations = [] }) => violations)).toEqual([]);
      return requests.map(({ method, path, status }) => `${method} ${path.replace(/\?.*/, "")} ${status}`);
    },
    async [Symbol.asyncDispose]() {
      await sandbox.close();
      await rm(folder, { recursive: true });
    },
  };
}

it("from a portrait to a file on disk: asset, run, output", async () => {
  await using h = await open(30);
  const asset = await h.assets.upload({ file: portrait, modality: "image" });
  expect(asset).toMatchObject({ media_type: "image/png", byte_size: portrait.length });
  const seen: ProtofaceRunProgress[] = [];
  const run = await h.runs.submitAndWait(
    model,
    { image: asset.id, prompt: "Ada waves" },
    { ...fast, onProgress: (progress) => seen.push(progress) },
  );
  expect(run).toMatchObject({ model, status: "completed", credits: { reserved: 20, charged: 12 } });
  const types = seen.flatMap(({ events }) => events.map(({ type }) => type));
  expect(types).toEqual(["run.queued", "run.started", "run.completed"]);
  const path = join(h.folder, "out.mp4");
  const got = await h.runs.download(run, fileTarget(path));
  expect(got).toEqual({ bytes: run.outputs[0]?.file?.file_size, mediaType: "video/mp4" });
  expect(await readFile(path, "latin1")).toContain("Ada waves");
  expect(await readdir(h.folder)).toEqual(["out.mp4"]);
  expect(h.log()[1]).toBe("POST /v1/run/lightricks/ltx-2.5-fast 202");
  // The first sandbox of a process loads Prism.
}, 60_000);

describe("assets in the sandbox", () => {
  it("are listed in pages, streamed and deleted", async () => {
    await using h = await open();
    for (const modality of ["a", "b", "c"]) await h.assets.upload({ file: portrait, modality });
    const all = await h.assets.list({ limit: 2 }).toArray();
    expect(all.map(({ modality }) => modality)).toEqual(["c", "b", "a"]);
    const [{ id } = { id: "" }] = all;
    const bytes = await new Response(await h.assets.content(id)).arrayBuffer();
    expect(new Uint8Array(bytes)).toEqual(portrait);
    await h.assets.delete(id);
    await expect(h.assets.get(id)).rejects.toMatchObject({ code: "not_found", apiCode: "asset_not_found" });
    h.log();
  });

  it("whose upload was lost are found by modality, size and time", async () => {
    await using h = await open();
    const input = { file: portrait, modality: "image" };
    const other = await h.assets.upload({ ...input, file: makePng(64, 64) });
    const error = await failure(OutcomeUnknownError, h.assets.upload(input, lost));
    const found = await error.reconcile<{ id: string }>();
    expect(found).toMatchObject({ status: "found", item: { byte_size: portrait.length } });
    expect(found).not.toMatchObject({ item: { id: other.id } });
  });
});

describe("runs in the sandbox", () => {
  it("are created once if a response is lost, and once for each key", async () => {
    await using h = await open();
    const run = await h.runs.submit(model, { prompt: "Ada" }, { ...lost, idempotencyKey: "k" });
    expect(await h.runs.submit(model, { prompt: "Ada" }, { idempotencyKey: "k" })).toEqual(run);
    await failure(ConflictError, h.runs.submit(model, { prompt: "Bea" }, { idempotencyKey: "k" }));
    expect((await h.runs.list().toArray()).map(({ id }) => id)).toEqual([run.id]);
    expect(h.log().slice(0, 2)).toEqual([1, 2].map((n) => `POST /v1/run/${model} ${n === 1 ? 0 : 202}`));
  });

  it("use another spelling of the model's id if requested", async () => {
    await using h = await open(0, { modelSlash: "encoded" });
    expect(await h.runs.submit(model, {})).toMatchObject({ model });
    expect(h.log()).toEqual(["POST /v1/run/lightricks%2Fltx-2.5-fast 202"]);
  });

  it("fail if their input says so, and the wait says why", async () => {
    await using h = await open();
    const error = await failure(JobFailedError, h.runs.submitAndWait(model, { prompt: "fail" }, fast));
    expect(error).toMatchObject({ kind: "run", reason: "provider.failed: The input could not be used." });
    await failure(InvalidInputError, h.runs.download(error.id, new WritableStream()));
  });

  it("are canceled without a charge while queued, and a wait ends", async () => {
    await using h = await open(60_000);
    const { id } = await h.runs.submit(model, {});
    expect(await h.runs.cancel(id)).toMatchObject({ status: "canceled", credits: { charged: 0 } });
    expect(await h.runs.cancel(id)).toMatchObject({ status: "canceled" });
    expect(await failure(JobFailedError, h.runs.wait(id))).toMatchObject({ reason: "it was canceled" });
    expect((await h.runs.events(id, { after: 1 }).toArray()).map(({ type }) => type)).toEqual([
      "run.canceled",
    ]);
    h.log();
  });
});

describe("sessions in the sandbox", () => {
  const input = { avatar_id: "av_stock_001", transport };

  it("run, and end with their block even if the user's code throws", async () => {
    await using h = await open();
    const thrown = new Error("mine");
    const ids: string[] = [];
    async function talk(): Promise<void> {
      await using session = await h.sessions.createAndWait(input, fast);
      ids.push(session.id);
      expect(session.status).toBe("running");
      expect(Object.keys(session)).toEqual(Object.keys(await h.sessions.get(session.id)));
      throw thrown;
    }
    await expect(talk()).rejects.toBe(thrown);
    expect(await h.sessions.get(ids[0] ?? "")).toMatchObject({ status: "ended" });
    expect((await h.sessions.list({ status: ["active"] })).items).toEqual([]);
    h.log();
  });

  it("end whatever happened to the create's signal, and can be ended repeatedly", async () => {
    await using h = await open();
    const stop = new AbortController();
    const session = await h.sessions.create(input, { signal: stop.signal });
    stop.abort();
    await session[Symbol.asyncDispose]();
    await session[Symbol.asyncDispose]();
    await h.sessions.end(session.id);
    const error = await failure(JobFailedError, h.sessions.wait(session.id));
    expect(error).toMatchObject({ kind: "session", reason: "it has ended" });
  });

  it("are started once if a response is lost, and not for an avatar that is not ready", async () => {
    await using h = await open(60_000);
    const { id } = await h.sessions.create(input, lost);
    expect((await h.sessions.list().toArray()).map((session) => session.id)).toEqual([id]);
    expect(await h.sessions.end(id)).toMatchObject({ status: "canceled" });
    const avatar = await h.avatars.create({ image: portrait });
    await failure(ConflictError, h.sessions.create({ ...input, avatar_id: avatar.id }));
    h.log();
  });

  it("are not ended by a failed wait: the error has the session", async () => {
    await using h = await open(60_000);
    const starting = h.sessions.createAndWait(input, { ...fast, maxWaitMs: 0 });
    await expect(starting).rejects.toMatchObject({ code: "wait_timeout", item: { status: "queued" } });
    expect((await h.sessions.list({ status: ["active"] })).items).toHaveLength(1);
  });
});
