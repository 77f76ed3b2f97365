import { describe, expect, it } from "vitest";
import { FakeClock } from "../../../scripts/common/stand-ins/fake-clock.ts";
import type { Responder } from "../../../scripts/common/stand-ins/server.ts";
import {
  AbortedError,
  BadRequestError,
  InvalidInputError,
  JobFailedError,
  OutcomeUnknownError,
  WaitTimeoutError,
} from "../../../src/core/errors/index.ts";
import type { ArgilVideo, ArgilVideoMoment } from "../../../src/vendors/argil/index.ts";
import { failure, type Harness, harness, key, reply } from "../support/harness.ts";

const drop: Responder = (_, response) => void response.destroy();
const video = (changes: Partial<ArgilVideo> = {}): ArgilVideo => ({
  id: "v1",
  name: "Welcome",
  status: "IDLE",
  createdAt: "2026-01-01T00:00:00.000Z",
  ...changes,
});
const page = (...videos: ArgilVideo[]) => ({ videos, totalPages: 1, currentPage: 1 });
const moments = [{ transcript: "Hello.", avatarId: "a1" }] as const;
const input = { name: "Welcome", moments };
const keyName = "avatar-clients:idempotency-key";
const bodyOf = (h: Harness, at: number) => JSON.parse(h.requests[at]?.body.toString() || "null");

describe("argil.videos.create", () => {
  it("sends what it was given, with the key among the extras", async () => {
    await using h = await harness([reply(200, page()), reply(201, video())]);
    const given = {
      ...input,
      moments: [{ ...moments[0], zoom: { level: 1.5 }, broll: { type: "UPLOAD", assetId: "s1" } }],
      aspectRatio: "9:16",
      subtitles: { enable: true, position: "Bottom" },
      extras: { shop: "7" },
      idempotencyKey: "order-1",
    } as const;
    await h.argil.videos.create(given);
    const { idempotencyKey, ...body } = given;
    expect(bodyOf(h, 1)).toEqual({ ...body, extras: { shop: "7", [keyName]: idempotencyKey } });
  });

  it("takes its input as it is at the time of the call, however deep", async () => {
    await using h = await harness([reply(201, video())]);
    const zoom = { level: 1 };
    const creating = h.argil.videos.create({ ...input, moments: [{ ...moments[0], zoom }] });
    zoom.level = 3;
    await creating;
    expect(bodyOf(h, 0).moments[0].zoom).toEqual({ level: 1 });
  });

  it("sends transcripts of 251 to 500 characters, on which Argil's pages disagree", async () => {
    await using h = await harness([reply(201, video())]);
    for (const length of [251, 500]) {
      await h.argil.videos.create({ ...input, moments: [{ ...moments[0], transcript: "x".repeat(length) }] });
    }
    // Counted in code points, as JSON Schema does.
    await h.argil.videos.create({ ...input, moments: [{ ...moments[0], transcript: "🙂".repeat(500) }] });
    expect(h.requests).toHaveLength(3);
  });

  it("rejects longer ones, and names both numbers", async () => {
    await using h = await harness([reply(201, video())]);
    const long = { ...moments[0], transcript: "x".repeat(501) };
    const error = await failure(InvalidInputError, h.argil.videos.create({ ...input, moments: [long] }));
    expect(error.reasons).toHaveLength(1);
    expect(error.reasons[0]).toMatch(/^moments\[0\]: transcript has 501 characters; the limit is 500 \(250 /);
    expect(h.requests).toHaveLength(0);
  });

  it("rejects with every reason before anything is sent", async () => {
    await using h = await harness([reply(201, video())]);
    const wrong = {
      name: "",
      moments: [
        { avatarId: "a1" },
        { avatarId: "", transcript: "x", audioUrl: "https://example.com/a.mp3", mood: "good" },
        { avatarId: "a1", audioUrl: "a.mp3", zoom: { level: 0, pan: 1 } },
        "hello",
      ],
      aspectRatio: "1:1",
      model: "ARGIL_V9",
      subtitles: { size: "Huge" },
      autoBrolls: { enable: true, source: "ME" },
      backgroundMusic: { volume: 2 },
      extras: { note: 7 },
      idempotencyKey: "",
      callbackUrl: "https://example.com",
    };
    const error = await failure(InvalidInputError, h.argil.videos.create(wrong as never));
    const wanted = [
      /^callbackUrl is unknown/,
      /^name must/,
      /^moments\[0\]: must have exactly one of transcript and audioUrl/,
      /^moments\[1\]: mood is unknown/,
      /^moments\[1\]: must have exactly one/,
      /^moments\[1\]: avatarId/,
      /^moments\[2\]: audioUrl/,
      /^moments\[2\]: zoom: pan is unknown/,
      /^moments\[2\]: zoom: level/,
      /^moments\[3\] must be an object/,
      /^aspectRatio must be one of 16:9, 9:16/,
      /^model must be one of/,
      /^subtitles: enable/,
      /^subtitles: size must be one of/,
      /^autoBrolls: source/,
      /^autoBrolls: intensity/,
      /^backgroundMusic: assetId/,
      /^backgroundMusic: volume/,
      /^idempotencyKey/,
      /^extras.note/,
    ];
    for (const reason of wanted) expect(error.reasons).toContainEqual(expect.stringMatching(reason));
    expect(error.reasons).toHaveLength(wanted.length);
    expect(h.requests).toHaveLength(0);
  });

  it.each([null, undefined, "Welcome", { name: "Welcome" }, { ...input, moments: [] }])(
    "rejects %j",
    async (wrong) => {
      await using h = await harness([reply(201, video())]);
      await failure(InvalidInputError, h.argil.videos.create(wrong as never));
      expect(h.requests).toHaveLength(0);
    },
  );

  it("is not resent, and is found by its name", async () => {
    const made = video({ id: "v2", createdAt: "2026-01-01T00:00:01.000Z" });
    const other = video({ id: "v3", name: "Welcome back", createdAt: "2026-01-01T00:00:01.000Z" });
    await using h = await harness([drop, reply(200, page(other, made))]);
    const error = await failure(OutcomeUnknownError, h.argil.videos.create(input));
    expect(await error.reconcile()).toEqual({ status: "found", item: made });
    expect(h.log()).toEqual(["POST /videos", "GET /videos?nameSearchQuery=Welcome"]);
  });
});

describe("argil.videos.create under a key", () => {
  const keyed = { ...input, idempotencyKey: "order-7" };
  const made = video({ extras: { [keyName]: "order-7" } });

  it("returns what was created under it, found by the filter on extras", async () => {
    await using h = await harness([reply(200, page(made))]);
    expect(await h.argil.videos.create(keyed)).toEqual(made);
    const filter = new URL(h.requests[0]?.url ?? "", h.url).searchParams.get("extrasFilter");
    expect(JSON.parse(filter ?? "")).toEqual({ [keyName]: "order-7" });
    expect(h.requests).toHaveLength(1);
  });

  it("does not trust the filter: a video with another key does not count", async () => {
    const others = page(video({ id: "v8" }), video({ id: "v9", extras: { [keyName]: "order-8" } }));
    await using h = await harness([reply(200, others), reply(201, made)]);
    expect((await h.argil.videos.create(keyed)).id).toBe("v1");
  });

  it("differs from an avatar's key", async () => {
    const avatar = { id: "g1", name: "Ada", status: "TRAINING" };
    await using h = await harness([reply(200, []), reply(201, avatar), reply(200, page()), reply(201, made)]);
    const datasetImage = { url: "https://example.com/ada.png" };
    await h.argil.avatars.create({ name: "Ada", datasetImage, idempotencyKey: "order-7" });
    expect((await h.argil.videos.create(keyed)).id).toBe("v1");
  });

  it("rejects a different script under it in this process", async () => {
    await using h = await harness([reply(200, page()), reply(201, made), reply(200, page())]);
    await h.argil.videos.create(keyed);
    const other = { ...keyed, moments: [{ transcript: "Bye.", avatarId: "a1" }] };
    const error = await failure(InvalidInputError, h.argil.videos.create(other));
    expect(error.reasons[0]).toMatch(/other input/);
  });
});

describe("argil.videos.list", () => {
  it("sends the filter as JSON, and continues by the number of pages in the response", async () => {
    const first = { videos: [video()], totalPages: 2, currentPage: 1 };
    await using h = await harness([reply(200, first), reply(200, page(video({ id: "v2" })))]);
    const found = await h.argil.videos.list({ extrasFilter: { order: 'a"b' }, limit: 1 }).toArray();
    expect(found.map(({ id }) => id)).toEqual(["v1", "v2"]);
    const query = h.requests.map(({ url }) => Object.fromEntries(new URL(url, h.url).searchParams));
    const extrasFilter = '{"order":"a\\"b"}';
    expect(query).toEqual([
      { extrasFilter, limit: "1" },
      { extrasFilter, limit: "1", page: "2" },
    ]);
  });

  it("continues after a full page if no number is given", async () => {
    const steps = [{ videos: [video()] }, { videos: [] }].map((body) => reply(200, body));
    await using h = await harness(steps);
    expect(await h.argil.videos.list({ limit: 1 }).toArray()).toHaveLength(1);
    expect(h.requests).toHaveLength(2);
  });

  it.each([null, "x", { extrasFilter: "{}" }, { extrasFilter: { a: 1 } }, { extrasFilter: {} }])(
    "rejects %j once it is read",
    async (wrong) => {
      await using h = await harness([reply(200, page())]);
      const list = h.argil.videos.list(wrong as never);
      await failure(InvalidInputError, Promise.resolve(list));
      expect(h.requests).toHaveLength(0);
    },
  );
});

describe("argil.videos.render", () => {
  it("is sent once, and announced first", async () => {
    await using h = await harness([reply(200, video({ status: "GENERATING_AUDIO" }))]);
    const told: unknown[] = [];
    const callbackUrl = "https://example.com/hook";
    const onSending = () => told.push(h.requests.length);
    const started = await h.argil.videos.render("v1", { callbackUrl }, { onSending });
    expect(started.status).toBe("GENERATING_AUDIO");
    expect(told).toEqual([0]);
    expect(h.log()).toEqual(["POST /videos/v1/render"]);
    expect(bodyOf(h, 0)).toEqual({ callbackUrl });
  });

  it("sends nothing if onSending throws or the input is invalid", async () => {
    await using h = await harness([reply(200, video())]);
    const { videos } = h.argil;
    const no = new Error("no");
    const stopped = videos.render("v1", {}, { onSending: () => Promise.reject(no) });
    await expect(stopped).rejects.toBe(no);
    let told = 0;
    const onSending = () => void told++;
    await failure(InvalidInputError, videos.render("", {}, { onSending }));
    await failure(
      InvalidInputError,
      videos.render("v1", { callbackUrl: "http://example.com" }, { onSending }),
    );
    await failure(InvalidInputError, videos.render("v1", { callback: "x" } as never, { onSending }));
    await failure(InvalidInputError, videos.render("v1", {}, { resend: true } as never));
    expect(told).toBe(0);
    expect(h.requests).toHaveLength(0);
  });

  it.each(["GENERATING_AUDIO", "GENERATING_VIDEO"])(
    "that was lost is read again, and has started if the video is %s",
    async (status) => {
      await using h = await harness([drop, reply(200, video({ status }))]);
      expect((await h.argil.videos.render("v1")).status).toBe(status);
      expect(h.log()).toEqual(["POST /videos/v1/render", "GET /videos/v1"]);
    },
  );

  it.each(["DONE", "FAILED"])("that was lost has ended if a video that was IDLE is %s", async (status) => {
    await using h = await harness([drop, reply(200, video({ status }))]);
    expect((await h.argil.videos.render(video())).status).toBe(status);
  });

  it("that was lost has ended if the video has changed since", async () => {
    const done = video({ status: "DONE", updatedAt: "2026-01-01T00:00:30.000Z" });
    await using h = await harness([drop, reply(200, done)]);
    expect((await h.argil.videos.render("v1")).status).toBe("DONE");
  });

  it.each([
    [
      "a video, given by id, that was done long before",
      "v1",
      { status: "DONE", updatedAt: "2025-06-01T00:00:00.000Z" },
    ],
    ["a video, given by id, without a date", "v1", { status: "DONE" }],
    ["a video that had failed before", video({ status: "FAILED" }), { status: "FAILED" }],
    ["a video in an unknown state", "v1", { status: "QUEUED" }],
  ] as const)("that was lost stays unknown for %s", async (_, what, seen) => {
    await using h = await harness([drop, reply(200, video(seen))]);
    const error = await failure(OutcomeUnknownError, h.argil.videos.render(what));
    expect(error).toMatchObject({ id: "v1", item: { id: "v1", status: seen.status } });
    expect(error.message).toContain(`the video is ${seen.status}, which does not prove`);
  });

  it("that was lost stays unknown if the video is IDLE: evidence, not proof", async () => {
    const begun = video({ status: "GENERATING_AUDIO" });
    await using h = await harness([drop, reply(200, video()), reply(200, video()), reply(200, begun)]);
    const error = await failure(OutcomeUnknownError, h.argil.videos.render("v1"));
    expect(error).toMatchObject({ id: "v1", item: { status: "IDLE" }, path: "/videos/{id}/render" });
    expect(error.message).toMatch(/the video is still IDLE, which suggests but does not prove/);
    expect(h.log()).toEqual(["POST /videos/v1/render", "GET /videos/v1"]);
    expect(await error.reconcile()).toEqual({ status: "found", item: begun });
    expect(await error.candidates()).toEqual([begun]);
  });

  it("that was lost stays unknown if the video cannot be read", async () => {
    await using h = await harness([drop, reply(401)]);
    const error = await failure(OutcomeUnknownError, h.argil.videos.render("v1"));
    expect(error).toMatchObject({ id: "v1", code: "outcome_unknown" });
    expect(error.item).toBeUndefined();
  });

  it("that was lost is read again within its remaining time", async () => {
    const clock = new FakeClock();
    const called: string[] = [];
    const fetch: typeof globalThis.fetch = (input, init) => {
      called.push(`${init?.method} ${new URL(String(input)).pathname}`);
      return new Promise((_, reject) =>
        init?.signal?.addEventListener("abort", () => reject(new Error("cut"))),
      );
    };
    await using h = await harness([], { clock, fetch });
    const render = (maxRetries: number) =>
      failure(OutcomeUnknownError, h.argil.videos.render("v1", {}, { timeoutMs: 10_000, maxRetries }));

    const startedAt = clock.now();
    expect(await render(1)).toMatchObject({ id: "v1" });
    expect(clock.now() - startedAt).toBe(20_000);
    expect(called).toEqual(["POST /videos/v1/render", "GET /videos/v1"]);

    // Nothing is left after the only attempt has timed out.
    await render(0);
    expect(called).toHaveLength(3);
  });

  it("that is aborted once it may have been sent is unknown, with the signal's reason", async () => {
    const stop = new AbortController();
    const reason = { my: "reason" };
    await using h = await harness([() => stop.abort(reason)]);
    const error = await failure(
      OutcomeUnknownError,
      h.argil.videos.render("v1", {}, { signal: stop.signal }),
    );
    expect(error).toMatchObject({ id: "v1", cause: reason });
    expect(h.requests).toHaveLength(1);
  });

  it("that is aborted while the video is read again is unknown, too", async () => {
    const stop = new AbortController();
    const reason = { my: "reason" };
    await using h = await harness([drop, () => stop.abort(reason)]);
    const error = await failure(
      OutcomeUnknownError,
      h.argil.videos.render("v1", {}, { signal: stop.signal }),
    );
    expect(error).toMatchObject({ id: "v1", cause: reason });
  });

  it("that is rejected is a documented error, and nothing is read", async () => {
    await using h = await harness([reply(400, { code: 400, message: "no credits" })]);
    const error = await failure(BadRequestError, h.argil.videos.render("v1"));
    expect(error.id).toBe("v1");
    expect(h.requests).toHaveLength(1);
  });

  it("shows no key that a response echoes", async () => {
    await using h = await harness([drop, reply(200, video({ name: key, status: key }))]);
    const error = await failure(OutcomeUnknownError, h.argil.videos.render("v1"));
    expect(`${error.message} ${JSON.stringify(error.item)}`).not.toContain(key);
  });
});

describe("waiting for a video", () => {
  it("goes through its states", async () => {
    const states = ["GENERATING_AUDIO", "GENERATING_VIDEO", "NEW_STATE", "DONE"];
    await using h = await harness(states.map((status) => reply(200, video({ status }))));
    const told: string[] = [];
    const done = await h.argil.videos.wait("v1", { onProgress: ({ status }) => told.push(status) });
    const status: "DONE" = done.status;
    expect(status).toBe("DONE");
    expect(told).toEqual(["processing", "processing", "unknown", "ready"]);
  });

  it("that was never rendered times out, and says so", async () => {
    await using h = await harness([reply(200, video())]);
    const error = await failure(WaitTimeoutError, h.argil.videos.wait("v1", { maxWaitMs: 30_000 }));
    expect(error).toMatchObject({ kind: "video", id: "v1", elapsedMs: 30_000, item: { status: "IDLE" } });
    expect(error.message).toContain("was never rendered (IDLE): call render()");
    expect(h.requests.length).toBeGreaterThan(1);
  });

  it("that is being rendered says so", async () => {
    await using h = await harness([reply(200, video({ status: "GENERATING_VIDEO" }))]);
    const error = await failure(WaitTimeoutError, h.argil.videos.wait("v1", { maxWaitMs: 30_000 }));
    expect(error.message).toContain("is still being rendered");
  });

  it("that failed is a JobFailedError of its kind", async () => {
    const failed = reply(200, video({ status: "FAILED" }));
    await using h = await harness([reply(200, video({ status: "GENERATING_AUDIO" })), failed]);
    const error = await failure(JobFailedError, h.argil.videos.renderAndWait("v1"));
    expect(error).toMatchObject({ kind: "video", id: "v1", code: "job_failed", item: { status: "FAILED" } });
  });
});

describe("argil.videos.createAndRender", () => {
  const steps = [
    reply(201, video()),
    reply(200, video({ status: "GENERATING_AUDIO" })),
    reply(200, video({ status: "DONE", videoUrl: "https://example.com/v1.mp4" })),
  ];

  it("creates, reports, renders, waits", async () => {
    await using h = await harness(steps);
    const seen: string[] = [];
    const callbackUrl = "https://example.com/hook";
    const done = await h.argil.videos.createAndRender(
      { ...input, callbackUrl },
      {
        onSending: () => seen.push(`sending after ${h.requests.length}`),
        onCreated: ({ status }) => seen.push(`created ${status} after ${h.requests.length}`),
        onProgress: ({ item, polls }) => seen.push(`${item.status} ${polls}`),
      },
    );
    expect(done).toMatchObject({ status: "DONE", videoUrl: "https://example.com/v1.mp4" });
    expect(seen).toEqual(["sending after 0", "created IDLE after 1", "GENERATING_AUDIO 0", "DONE 1"]);
    expect(h.log()).toEqual(["POST /videos", "POST /videos/v1/render", "GET /videos/v1"]);
    expect(bodyOf(h, 0)).toEqual(input);
    expect(bodyOf(h, 1)).toEqual({ callbackUrl });
  });

  it("does not render if onCreated throws, and returns the video", async () => {
    await using h = await harness(steps);
    const no = new Error("no");
    const onCreated = () => {
      throw no;
    };
    const error = await failure(AbortedError, h.argil.videos.createAndRender(input, { onCreated }));
    expect(error).toMatchObject({ id: "v1", item: { id: "v1" }, cause: no });
    expect(h.requests).toHaveLength(1);
  });

  it("attaches the video to whatever ends the render", async () => {
    await using h = await harness([reply(201, video()), reply(400, { message: "no credits" })]);
    const error = await failure(BadRequestError, h.argil.videos.createAndRender(input));
    expect(error).toMatchObject({ id: "v1", item: { id: "v1" } });
    await using lost = await harness([reply(201, video()), drop, reply(200, video())]);
    const unknown = await failure(OutcomeUnknownError, lost.argil.videos.createAndRender(input));
    expect(unknown).toMatchObject({ id: "v1", item: { id: "v1", status: "IDLE" } });
    expect(lost.log()).toEqual(["POST /videos", "POST /videos/v1/render", "GET /videos/v1"]);
  });

  it("rejects with every reason of both before it creates", async () => {
    await using h = await harness(steps);
    const wrong = { ...input, name: "", callbackUrl: "http://example.com" };
    const error = await failure(InvalidInputError, h.argil.videos.createAndRender(wrong));
    expect(error.reasons).toHaveLength(2);
    await failure(InvalidInputError, h.argil.videos.createAndRender(input, { maxWaitMs: -1 }));
    await failure(InvalidInputError, h.argil.videos.createAndRender(null as never));
    expect(h.requests).toHaveLength(0);
  });

  it.each(["GENERATING_VIDEO", "DONE"])("under a key only waits for a video that is %s", async (status) => {
    const keyed = { ...input, idempotencyKey: "order-9" };
    const found = video({ status, extras: { [keyName]: "order-9" } });
    await using h = await harness([reply(200, page(found)), reply(200, { ...found, status: "DONE" })]);
    expect((await h.argil.videos.createAndRender(keyed)).status).toBe("DONE");
    expect(h.requests.every(({ method }) => method === "GET")).toBe(true);
  });
});

/** An Argil that remembers one video under a key; the test decides what happens to each render. */
async function remembering(...renders: ("begun" | "lost" | "lost unseen")[]) {
  let stored: ArgilVideo | undefined;
  const server: Responder = (request, response) => {
    const { method, url } = request;
    if (method === "GET" && url.startsWith("/videos?"))
      return reply(200, page(...(stored ? [stored] : [])))(request, response, 0);
    if (method === "POST" && url === "/videos") {
      stored = video({ extras: JSON.parse(request.body.toString()).extras });
      return reply(201, stored)(request, response, 0);
    }
    if (method === "POST") {
      const how = renders.shift() ?? "begun";
      if (how !== "lost unseen" && stored) stored = { ...stored, status: "GENERATING_AUDIO" };
      return how === "begun" ? reply(200, stored)(request, response, 0) : void response.destroy();
    }
    const seen = stored;
    if (stored?.status === "GENERATING_AUDIO") stored = { ...stored, status: "DONE" };
    return reply(200, seen)(request, response, 0);
  };
  const h = await harness([server]);
  const count = () => h.log().filter((line) => line === "POST /videos/v1/render").length;
  return { h, renders: count };
}

describe("argil.videos.createAndRender under a key", () => {
  const keyed = { ...input, idempotencyKey: "order-11" };

  it("renders once, however many calls run concurrently", async () => {
    const { h, renders } = await remembering();
    await using _ = h;
    const all = [1, 2, 3, 4].map(() => h.argil.videos.createAndRender(keyed));
    expect(new Set((await Promise.all(all)).map(({ status }) => status))).toEqual(new Set(["DONE"]));
    expect(h.log().filter((line) => line === "POST /videos")).toHaveLength(1);
    expect(renders()).toBe(1);
  });

  it("does not render again what was lost, unless told to", async () => {
    const { h, renders } = await remembering("lost unseen", "begun");
    await using _ = h;
    const unknown = await failure(OutcomeUnknownError, h.argil.videos.createAndRender(keyed));
    expect(unknown).toMatchObject({ id: "v1", item: { status: "IDLE" } });
    await failure(OutcomeUnknownError, h.argil.videos.createAndRender(keyed));
    expect(renders()).toBe(1);
    expect((await h.argil.videos.createAndRender(keyed, { resend: true })).status).toBe("DONE");
    expect(renders()).toBe(2);
  });

  it("continues if a lost render has started after all", async () => {
    const { h, renders } = await remembering("lost");
    await using _ = h;
    expect((await h.argil.videos.createAndRender(keyed)).status).toBe("DONE");
    expect(renders()).toBe(1);
  });
});

describe("argil.videos.findCreated", () => {
  const since = new Date("2026-01-01T00:00:00Z");

  it("finds by name, by extras, or by both, newest first", async () => {
    const videos = [
      video({ id: "old", createdAt: "2025-01-01T00:00:00.000Z", extras: { order: "1" } }),
      video({ id: "a", extras: { order: "1", more: "x" } }),
      video({ id: "b", createdAt: "2026-01-01T00:00:05.000Z", extras: { order: "2" } }),
      video({ id: "c", name: "welcome", extras: { order: "1" } }),
    ];
    await using h = await harness([reply(200, page(...videos))]);
    const find = async (search: Parameters<typeof h.argil.videos.findCreated>[0]) =>
      (await h.argil.videos.findCreated(search)).map(({ id }) => id);
    expect(await find({ name: "Welcome", since })).toEqual(["b", "a"]);
    expect(await find({ name: "Welcome" })).toEqual(["b", "a", "old"]);
    expect(await find({ extras: { order: "1" }, since })).toEqual(["a", "c"]);
    expect(await find({ name: "Welcome", extras: { order: "1" }, since })).toEqual(["a"]);
    const queries = h.requests.map(({ url }) => new URL(url, h.url).searchParams);
    expect(queries[2]?.get("extrasFilter")).toBe('{"order":"1"}');
    expect(queries[2]?.has("nameSearchQuery")).toBe(false);
    expect(queries[3]?.get("nameSearchQuery")).toBe("Welcome");
  });

  it.each([
    null,
    {},
    { since },
    { name: "x", since: "now" },
    { extras: { a: 1 } },
    { extras: {} },
    { name: "x", limit: 1 },
    { idempotencyKey: "k", name: "x" },
  ])("rejects %j", async (wrong) => {
    await using h = await harness([reply(200, page())]);
    await failure(InvalidInputError, h.argil.videos.findCreated(wrong as never));
    expect(h.requests).toHaveLength(0);
  });
});

describe("events about videos", () => {
  const event = { event: "VIDEO_GENERATION_SUCCESS", data: { videoId: "v1" } } as const;

  it("lead to the video", async () => {
    await using h = await harness([reply(200, video({ status: "DONE" }))]);
    expect((await h.argil.videos.getFromEvent(event)).status).toBe("DONE");
    expect(h.log()).toEqual(["GET /videos/v1"]);
  });

  it("about an avatar lead to no video", async () => {
    await using h = await harness([reply(200, video())]);
    const other = { event: "AVATAR_TRAINING_FAILED", data: { avatarId: "a1" } } as const;
    const error = await failure(InvalidInputError, h.argil.videos.getFromEvent(other));
    expect(error.message).toContain("AVATAR_TRAINING_FAILED is not about a video");
    expect(h.requests).toHaveLength(0);
  });
});

describe("argil.videos.download", () => {
  const collect = () => {
    const bytes: number[] = [];
    return { bytes, stream: new WritableStream<Uint8Array>({ write: (piece) => void bytes.push(...piece) }) };
  };

  it("reads the video if only its id is known, and does not send the key to the storage host", async () => {
    await using file = await harness([reply(200, "film", { "content-type": "video/mp4" })]);
    await using h = await harness([
      reply(200, video({ status: "DONE", videoUrl: `${file.url}/v1.mp4?s=1` })),
    ]);
    const { bytes, stream } = collect();
    const done = await h.argil.videos.download("v1", stream);
    expect(done).toEqual({ bytes: 4, mediaType: "video/mp4" });
    expect(String.fromCharCode(...bytes)).toBe("film");
    expect(JSON.stringify(file.requests[0]?.headers)).not.toContain(key);
  });

  it("does not read a video that has its URL, unless that has expired", async () => {
    await using file = await harness([reply(403), reply(200, "film")]);
    const fresh = video({ status: "DONE", videoUrl: `${file.url}/v1.mp4?s=2` });
    await using h = await harness([reply(200, fresh)]);
    await h.argil.videos.download({ ...fresh, videoUrl: `${file.url}/v1.mp4?s=1` }, collect().stream);
    expect(h.log()).toEqual(["GET /videos/v1"]);
    expect(file.log()).toEqual(["GET /v1.mp4?s=1", "GET /v1.mp4?s=2"]);
  });

  it("reports the state of a video without a file", async () => {
    await using h = await harness([reply(200, video({ status: "GENERATING_VIDEO" }))]);
    const error = await failure(InvalidInputError, h.argil.videos.download(video(), collect().stream));
    expect(error.reasons[0]).toMatch(/is GENERATING_VIDEO and has no file/);
  });
});

it("moments are distinguished by type", () => {
  const spoken: ArgilVideoMoment = { avatarId: "a1", transcript: "Hello." };
  // @ts-expect-error Exactly one of transcript and audioUrl.
  const both: ArgilVideoMoment = {
    avatarId: "a1",
    transcript: "Hello.",
    audioUrl: "https://example.com/a.mp3",
  };
  // @ts-expect-error A misspelt field.
  const misspelt: ArgilVideoMoment = { avatarId: "a1", transcript: "Hello.", voiceID: "x" };
  expect([spoken, both, misspelt]).toHaveLength(3);
});
