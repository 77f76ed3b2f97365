import { describe, expect, test } from "vitest";
import { JobFailedError, OutcomeUnknownError, WaitTimeoutError } from "../../src/index.ts";
import { observe } from "../support/contract-waits.ts";
import { connectArgil, rejection } from "../support/contract-wire.ts";
import { ids } from "../support/contract-wrappers.ts";

const input = {
  name: "Welcome",
  moments: [{ transcript: "Welcome to our shop.", avatarId: ids.argil }],
} as const;

describe("a video at Argil", () => {
  test("is created, rendered and waited for, and typed as done", async () => {
    const { client, exchanges } = connectArgil(
      "example=idle",
      "example=generatingAudio",
      "example=generatingVideo",
      "example=done",
    );
    const { told, onProgress } = observe();
    const callbackUrl = "https://example.com/hooks/argil-render";
    const video = await client.videos.createAndRender({ ...input, callbackUrl }, { onProgress });
    const status: "DONE" = video.status;
    expect(status).toBe("DONE");
    expect(video.videoUrl).toBe("https://example.com/videos/welcome.mp4");
    expect(told).toEqual(["processing after 0", "processing after 1", "ready after 2"]);
    expect(exchanges.map(({ method, url }) => `${method} ${url.pathname}`)).toEqual([
      "POST /videos",
      `POST /videos/${ids.video}/render`,
      `GET /videos/${ids.video}`,
      `GET /videos/${ids.video}`,
    ]);
  });

  test("that cannot be rendered is a JobFailedError of its kind", async () => {
    const { client } = connectArgil("example=generatingAudio", "example=failed");
    const error = await rejection(client.videos.renderAndWait(ids.video));
    expect(error).toBeInstanceOf(JobFailedError);
    expect(error).toMatchObject({ name: "JobFailedError", code: "job_failed", kind: "video", id: ids.video });
    expect(error).toHaveProperty("item.status", "FAILED");
  });

  test("that was never rendered is a WaitTimeoutError that says so", async () => {
    const { client } = connectArgil("example=idle");
    const error = await rejection(client.videos.wait(ids.video, { maxWaitMs: 60_000 }));
    expect(error).toBeInstanceOf(WaitTimeoutError);
    expect(error).toMatchObject({
      kind: "video",
      id: ids.video,
      message: expect.stringMatching(/never rendered/),
    });
  });

  test("whose create was lost is found by its name and by its extras", async () => {
    const { client, exchanges } = connectArgil("example=last");
    const since = new Date("2026-06-01");
    const found = await client.videos.findCreated({ name: "Welcome", since });
    expect(found.map(({ id }) => id)).toEqual([ids.video]);
    expect(await client.videos.findCreated({ extras: { order: "7" }, since })).toEqual([]);
    expect(exchanges.map(({ url }) => Object.fromEntries(url.searchParams))).toEqual([
      { nameSearchQuery: "Welcome" },
      { extrasFilter: '{"order":"7"}' },
    ]);
  });

  test("is read again if the response to its render is unreadable", async () => {
    const { client, exchanges } = connectArgil("code=200, example=nothing", "example=idle");
    const error = await rejection(client.videos.render(ids.video));
    expect(error).toBeInstanceOf(OutcomeUnknownError);
    expect(error).toMatchObject({ id: ids.video, item: { status: "IDLE" } });
    expect(exchanges).toHaveLength(2);
  });
});
