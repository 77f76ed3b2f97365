import { describe, expect, it } from "vitest";
import type { Responder } from "../../../scripts/common/stand-ins/server.ts";
import {
  AbortedError,
  InvalidInputError,
  InvalidResponseError,
  JobFailedError,
  WaitTimeoutError,
} from "../../../src/index.ts";
import type { ProtofaceRun, ProtofaceRunProgress } from "../../../src/vendors/protoface/index.ts";
import { failure, harness, rejection, reply } from "../support/harness.ts";

const hour = 3_600_000;

function run(status: string, more: object = {}): Responder {
  return reply(200, { id: "run_1", status, outputs: [], credits: null, error: null, ...more });
}

function events(...sequences: number[]): Responder {
  const data = sequences.map((sequence) => ({ id: `ev_${sequence}`, sequence, type: "x" }));
  return reply(200, { data, has_more: false, next_cursor: null });
}

/** Responds by what is requested: runs and events, each in order, repeating the last one. */
function byPath(polls: readonly Responder[], reads: readonly Responder[]): Responder {
  const next = { polls: 0, reads: 0 };
  return (request, response, index) => {
    const kind = request.url.includes("/events") ? "reads" : "polls";
    const steps = kind === "reads" ? reads : polls;
    steps[Math.min(next[kind]++, steps.length - 1)]?.(request, response, index);
  };
}

describe("a wait for a run", () => {
  it("lasts an hour by default", async () => {
    await using h = await harness([run("running")]);
    const startedAt = h.clock.now();
    await failure(WaitTimeoutError, h.protoface.runs.wait("run_1"));
    expect(h.clock.now() - startedAt).toBeGreaterThanOrEqual(hour);
    const sooner = await failure(WaitTimeoutError, h.protoface.runs.wait("run_1", { maxWaitMs: 1_000 }));
    expect(sooner).toMatchObject({ kind: "run", elapsedMs: 1_000 });
  });

  it("reports each event once, and continues if events cannot be read", async () => {
    await using h = await harness([
      byPath(
        [run("queued"), run("running"), run("running"), run("completed")],
        [events(1, 2), reply(500), events(2, 3), events()],
      ),
    ]);
    const told: number[][] = [];
    const onProgress = (progress: ProtofaceRunProgress) =>
      told.push(progress.events.map(({ sequence }) => sequence));
    expect(await h.protoface.runs.wait("run_1", { onProgress })).toMatchObject({ status: "completed" });
    expect(told).toEqual([[1, 2], [], [3], []]);
    const asked = h.log().filter((line) => line.includes("/events"));
    expect(asked[1]).toBe("GET /v1/runs/run_1/events?after=2&limit=500");
  });

  it("reads no events if nobody listens", async () => {
    await using h = await harness([run("completed")]);
    await h.protoface.runs.wait("run_1");
    expect(h.log()).toEqual(["GET /v1/runs/run_1"]);
  });

  it.each(["failed", "canceled"])("ends for %s", async (status) => {
    await using h = await harness([run(status)]);
    const error = await failure(JobFailedError, h.protoface.runs.wait("run_1"));
    expect(error).toMatchObject({ kind: "run", id: "run_1", item: { status } });
  });

  it("continues for an unknown status", async () => {
    await using h = await harness([run("cancelled"), run("completed")]);
    expect(await h.protoface.runs.wait("run_1")).toMatchObject({ status: "completed" });
  });

  it("after a submit keeps what was paid for in every error", async () => {
    await using h = await harness([reply(202, { id: "run_1", status: "queued" }), run("running")]);
    const thrown = new Error("mine");
    const submitted = h.protoface.runs.submitAndWait("m", {}, { onProgress: () => Promise.reject(thrown) });
    const error = await failure(AbortedError, submitted);
    expect(error).toMatchObject({ cause: thrown, item: { id: "run_1" } });
    const created = h.protoface.runs.submitAndWait("m", {}, { onCreated: () => Promise.reject(thrown) });
    expect(await failure(AbortedError, created)).toMatchObject({ id: "run_1" });
  });
});

describe("a submit rejects, before sending,", () => {
  const circle: Record<string, unknown> = {};
  circle.self = circle;
  it.each([
    ["no model", "", {}],
    ["a model that leads upwards", "a/../b", {}],
    ["a model that is not a string", 7, {}],
    ["no input", "m", undefined],
    ["a list for the input", "m", []],
    ["bytes in the input", "m", { image: new Blob(["x"]) }],
    ["a circle", "m", circle],
    ["a number that JSON cannot express", "m", { n: 1n }],
  ])("%s", async (_, model, input) => {
    await using h = await harness([reply(202, { id: "run_1" })]);
    await failure(InvalidInputError, h.protoface.runs.submit(model as string, input as object as never));
    expect(h.requests).toEqual([]);
  });

  it("unknown options", async () => {
    await using h = await harness([reply(202, { id: "run_1" })]);
    const options = { validateImage: false, resend: true, maxWaitMs: 1 } as never;
    const error = await failure(InvalidInputError, h.protoface.runs.submit("m", {}, options));
    expect(error.reasons).toHaveLength(3);
    await failure(InvalidInputError, h.protoface.runs.submitAndWait("m", {}, { resend: true } as never));
    expect(h.requests).toEqual([]);
  });
});

describe("a download of a run's output", () => {
  const file = (url: string) => ({ role: "video", modality: "video", type: "asset", file: { url } });
  const text = { role: "log", modality: "text", type: "text", text: "x" };
  const completed = (outputs: object[]) => ({ id: "run_1", status: "completed", outputs }) as ProtofaceRun;

  it.each([
    ["a run that is not completed", { ...completed([]), status: "running" }, undefined, "the run is running"],
    ["a run without outputs", completed([]), undefined, "it has none"],
    ["an output without a file", completed([text]), 0, "0 (log, text without a file)"],
    ["one of several", completed([file("a"), file("b")]), undefined, "0 (video, video), 1 (video, video)"],
    ["a nonexistent output", completed([file("a")]), 1, "0 (video, video)"],
  ])("rejects %s", async (_, given, output, reason) => {
    await using h = await harness([reply(200)]);
    const asked = h.protoface.runs.download(given as ProtofaceRun, new WritableStream(), { output });
    expect((await failure(InvalidInputError, asked)).message).toContain(reason);
    expect(h.requests).toEqual([]);
  });

  it("takes the only one with a file, from its URL and without our key", async () => {
    await using h = await harness([reply(200, "bytes", { "content-type": "video/mp4" })]);
    const run = completed([text, file(`${h.url}/signed`)]);
    expect(await h.protoface.runs.download(run, new WritableStream())).toEqual({
      bytes: 5,
      mediaType: "video/mp4",
    });
    expect(h.log()).toEqual(["GET /signed"]);
    expect(h.requests[0]?.headers).not.toHaveProperty("authorization");
  });

  it("reads the run again if the URL has expired", async () => {
    const url = { value: "" };
    await using h = await harness([
      reply(403, ""),
      (request, response, index) =>
        run("completed", { outputs: [file(`${url.value}/new`)] })(request, response, index),
      reply(200, "bytes"),
    ]);
    url.value = h.url;
    await h.protoface.runs.download(completed([file(`${h.url}/old`)]), new WritableStream());
    expect(h.log()).toEqual(["GET /old", "GET /v1/runs/run_1", "GET /new"]);
  });

  it("takes an output's asset if the run gives no URL", async () => {
    await using h = await harness([reply(200, "bytes")]);
    const run = completed([{ role: "video", modality: "video", type: "asset", asset_id: "asset_1" }]);
    await h.protoface.runs.download(run, new WritableStream());
    expect(h.log()).toEqual(["GET /v1/assets/asset_1/content"]);
  });
});

describe("an upload", () => {
  const stored = (media_type: unknown) => reply(201, { id: "asset_1", media_type });
  const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1]);
  const mp4 = new TextEncoder().encode("\0\0\0\x18ftypmp42....");

  it.each([
    ["its first bytes, whatever it claims to be", new Blob([png], { type: "text/plain" }), "image/png"],
    ["its first bytes, if it claims nothing", mp4, "video/mp4"],
    ["its own claim, if a container holds sound", new File([mp4], "a", { type: "audio/mp4" }), "audio/mp4"],
    ["its own claim, if the bytes are unrecognizable", new Blob(["x"], { type: "text/csv" }), "text/csv"],
  ])("gets its media type from %s", async (_, file, type) => {
    await using h = await harness([stored(type)]);
    await h.protoface.assets.upload({ file, modality: "x" });
    expect(String(h.requests[0]?.body)).toContain(`Content-Type: ${type}`);
  });

  it("that is stored as something else is an error with the asset", async () => {
    await using h = await harness([stored("application/octet-stream")]);
    const error = await failure(
      InvalidResponseError,
      h.protoface.assets.upload({ file: png, modality: "x" }),
    );
    expect(error).toMatchObject({ id: "asset_1", item: { id: "asset_1" }, status: 201 });
  });

  it.each(["image/PNG; q=1", null])("that is stored as %s is unchanged", async (type) => {
    await using h = await harness([stored(type)]);
    expect(await h.protoface.assets.upload({ file: png, modality: "x" })).toMatchObject({ id: "asset_1" });
  });

  it("is rejected with every reason before anything is sent", async () => {
    await using h = await harness([stored("image/png")]);
    const input = {
      file: new Blob(["x"]),
      modality: "",
      duration_ms: -1,
      schema_uri: "x".repeat(501),
      name: "x",
    };
    const error = await failure(InvalidInputError, h.protoface.assets.upload(input as never));
    expect(error.reasons).toHaveLength(5);
    for (const file of ["ada.png", new Blob([]), undefined])
      await failure(InvalidInputError, h.protoface.assets.upload({ file, modality: "x" } as never));
    expect(h.requests).toEqual([]);
  });
});

it("a session is rejected with every reason before anything is sent", async () => {
  await using h = await harness([reply(201, { id: "sess_1" })]);
  const wrong = {
    avatar_id: "",
    transport: { type: "livekit", url: "", room_name: 7, worker_token: undefined, key: "x" },
    idle_timeout_seconds: 0,
    max_duration_seconds: 3601,
    metadata: { list: [], "_avatar.x": "1", long: "x".repeat(9000) },
    quality: "",
    name: "x",
  };
  const error = await failure(InvalidInputError, h.protoface.sessions.create(wrong as never));
  expect(error.reasons).toHaveLength(12);
  for (const input of [undefined, {}, { avatar_id: "a", transport: { type: "tcp" } }])
    await failure(InvalidInputError, h.protoface.sessions.create(input as never));
  expect(h.requests).toEqual([]);
});

it("the end of a block accepts a session that no longer exists as ended, and reports other errors", async () => {
  await using h = await harness([reply(201, { id: "sess_1" }), reply(404), reply(403)]);
  const input = {
    avatar_id: "a",
    transport: { type: "livekit", url: "wss://x", room_name: "r", worker_token: "t" },
  } as const;
  const session = await h.protoface.sessions.create(input);
  await session[Symbol.asyncDispose]();
  expect(await rejection(session[Symbol.asyncDispose]())).toMatchObject({ status: 403 });
});
