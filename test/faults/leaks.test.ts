import { expect, it } from "vitest";
import { FakeClock } from "../../scripts/common/stand-ins/fake-clock.ts";
import { type Fault, FaultServer, well } from "../../scripts/common/stand-ins/fault-server.ts";
import { systemClock } from "../../src/core/time/clock.ts";
import { createProtofaceClient, type WaitOptions, WaitTimeoutError } from "../../src/index.ts";
import { aborter, type Fetch, hangs, ignoresAborts, listeners, many } from "./leaks-support.ts";

const processing = JSON.stringify({ id: "av_1", name: "Ada", status: "processing" });
const avatar = JSON.parse(processing);

const answers: Fetch = async () => new Response(processing);

function waitWith(fetch: Fetch, clock: FakeClock | typeof systemClock, options: WaitOptions<unknown>) {
  const client = createProtofaceClient({ apiKey: "leak-key", fetch, clock });
  return client.avatars.wait(avatar, { maxRetries: 0, ...options }).catch((error: unknown) => error);
}

function timeouts(): number {
  return process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
}

it("leaves nothing behind when a sleep is aborted", async () => {
  // No timer fires on its own, so a leaked one is still there to be counted.
  const clock = new FakeClock({ holdFrom: 0 });
  const ends = await many(3_000, async () => {
    const { signal, abort } = aborter();
    const reason = await waitWith(answers, clock, { signal, onProgress: () => queueMicrotask(abort) });
    return reason === signal.reason && listeners(signal) === 0;
  });
  expect(ends.every(Boolean)).toBe(true);
  expect(clock.pending).toBe(0);
});

it("leaves nothing behind when a request is aborted", async () => {
  const clock = new FakeClock();
  for (const fetch of [hangs, ignoresAborts]) {
    const ends = await many(1_500, async () => {
      const { signal, abort } = aborter();
      const during: Fetch = (...request) => {
        queueMicrotask(abort);
        return fetch(...request);
      };
      const reason = await waitWith(during, clock, { signal });
      return reason === signal.reason && listeners(signal) === 0;
    });
    expect(ends.every(Boolean)).toBe(true);
    expect(clock.pending).toBe(0);
  }
});

it("leaves nothing behind when the deadline passes, on a signal that outlives all waits", async () => {
  const { signal } = new AbortController();
  const clocks = await many(3_000, async () => {
    const clock = new FakeClock();
    const error = await waitWith(answers, clock, { signal, maxWaitMs: 3_000 });
    return error instanceof WaitTimeoutError ? clock.pending : Number.NaN;
  });
  expect(clocks.every((pending) => pending === 0)).toBe(true);
  expect(listeners(signal)).toBe(0);
});

it("leaves no platform timer behind", async () => {
  const before = timeouts();
  await many(400, async () => {
    const { signal, abort } = aborter();
    await waitWith(answers, systemClock, { signal, onProgress: () => queueMicrotask(abort) });
  });
  await many(300, async () => {
    const { signal, abort } = aborter();
    queueMicrotask(abort);
    await waitWith(hangs, systemClock, { signal, minDelayMs: 1, maxDelayMs: 1 });
  });
  const { signal } = new AbortController();
  await many(300, () =>
    waitWith(answers, systemClock, { signal, maxWaitMs: 5, minDelayMs: 1, maxDelayMs: 1 }),
  );
  expect(timeouts()).toBeLessThanOrEqual(before);
  expect(listeners(signal)).toBe(0);
});

it("releases the sockets of aborted and abandoned waits", async () => {
  const silent: Fault = { strike: () => undefined };
  let fault = silent;
  let abortOne = () => {};
  await using server = await FaultServer.start({
    vendor: "protoface",
    plan: () => fault,
    onRead: () => fault === silent && abortOne(),
  });
  server.model.ready = false;
  const clock = new FakeClock();
  const { avatars } = createProtofaceClient({ apiKey: "leak-key", baseUrl: server.origin, clock });
  for (let n = 0; n < 300; n++) {
    const { signal, abort } = aborter();
    abortOne = abort;
    const error = await avatars.wait("avatar-known", { signal }).catch((reason: unknown) => reason);
    expect(error).toBe(signal.reason);
    expect(listeners(signal)).toBe(0);
  }
  await server.connectionsAtMost(0);

  fault = well;
  const { signal } = new AbortController();
  await many(30, () => avatars.wait("avatar-known", { signal, maxWaitMs: 20_000 }).catch(() => undefined));
  expect(clock.pending).toBe(0);
  expect(listeners(signal)).toBe(0);
  // Idle ones are kept for the next request: no more than were in use at the same time.
  expect(server.connections).toBeLessThanOrEqual(30);
});
