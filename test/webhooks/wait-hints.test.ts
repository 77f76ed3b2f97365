import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FakeClock } from "../../scripts/common/stand-ins/fake-clock.ts";
import { sendJson, startServer } from "../../scripts/common/stand-ins/server.ts";
import { AvatarFailedError, WaitTimeoutError } from "../../src/core/errors/index.ts";
import { createWaitHints, type WaitHints } from "../../src/core/wait/hints.ts";
import { waitUntilReady } from "../../src/core/wait/wait.ts";
import { createArgilClient, parseWebhook } from "../../src/vendors/argil/index.ts";
import { type PollAnswer, serverError, thing, waiterOf } from "../unit/wait/support.ts";

/** Hints that count their listeners. */
function counted() {
  const hints = createWaitHints();
  let listening = 0;
  const counting: WaitHints = {
    subscribe(id, wake) {
      listening += 1;
      const unsubscribe = hints.subscribe(id, wake);
      return () => {
        listening -= 1;
        unsubscribe();
      };
    },
  };
  return { ...counting, notify: hints.notify, listening: () => listening };
}

/** Lets everything run that can run without time passing. */
const settled = () => new Promise<void>((resolve) => setImmediate(() => setImmediate(resolve)));

/** A wait whose planned delays never end on their own. */
function asleep(answers: readonly PollAnswer[], options: { maxWaitMs?: number; signal?: AbortSignal } = {}) {
  const waiter = waiterOf(answers, new FakeClock({ holdFrom: 0 }));
  const hints = counted();
  const { onProgress } = waiter;
  const waiting = waitUntilReady(waiter, thing("processing"), { hints, onProgress, ...options });
  // The rejection is examined later.
  waiting.catch(() => undefined);
  return { waiter, hints, waiting };
}

describe("a hint", () => {
  it("makes the wait poll immediately", async () => {
    const { waiter, hints, waiting } = asleep(["ready"]);
    await settled();
    expect(waiter.asked).toHaveLength(0);
    hints.notify("t1");
    expect(await waiting).toEqual(thing("ready"));
    expect(waiter.seen.at(-1)).toMatchObject({ polls: 1, elapsedMs: 0 });
    expect([waiter.clock.pending, hints.listening()]).toEqual([0, 0]);
  });

  it("that comes twice before the poll has started is one poll", async () => {
    const { waiter, hints } = asleep(["processing"]);
    hints.notify("t1");
    hints.notify("t1");
    await settled();
    expect(waiter.asked).toHaveLength(1);
  });

  it("for another avatar, or for none, does nothing", async () => {
    const { waiter, hints } = asleep(["ready"]);
    for (const id of ["t2", "", "__proto__"]) hints.notify(id);
    hints.notify({ data: { avatarName: "t1" } });
    await settled();
    expect(waiter.asked).toHaveLength(0);
  });

  it("adds a poll and does not move the planned ones", async () => {
    const waiter = waiterOf(["processing", "processing", "processing", "ready"]);
    const hints = createWaitHints();
    const seen: (number | undefined)[] = [];
    const waiting = waitUntilReady(waiter, thing("processing"), {
      hints,
      onProgress({ polls, nextDelayMs }) {
        seen.push(nextDelayMs);
        if (polls !== 0) return;
        waiter.clock.advance(500);
        hints.notify("t1");
      },
    });
    await waiting;
    // Polls at 0.5 s (the hint), 6 s, 12 s and 18 s.
    expect(seen).toEqual([6_000, 5_500, 6_000, 6_000, undefined]);
    expect(waiter.clock.sleeps).toEqual([5_500, 6_000, 6_000]);
    expect(waiter.seen).toEqual([]);
  });

  it("during a poll causes one more poll after it: that one may have come too early", async () => {
    const waiter = waiterOf(["processing", "ready"], new FakeClock({ holdFrom: 0 }));
    const hints = createWaitHints();
    const { get } = waiter;
    waiter.get = (id, options) => {
      if (waiter.asked.length === 0) hints.notify("t1");
      return get(id, options);
    };
    expect(await waitUntilReady(waiter, "t1", { hints })).toEqual(thing("ready"));
    expect(waiter.asked).toHaveLength(2);
  });

  it("after a failed poll waits for the planned one, however many arrive", async () => {
    const { waiter, hints, waiting } = asleep([serverError(7_000), "ready"]);
    hints.notify("t1");
    await settled();
    for (let n = 0; n < 20; n++) hints.notify("t1");
    await settled();
    expect(waiter.asked).toHaveLength(1);
    waiter.clock.fireHeld();
    await waiting;
    expect(waiter.asked).toHaveLength(2);
  });

  it("does not extend the deadline", async () => {
    const { waiter, hints, waiting } = asleep(["processing"], { maxWaitMs: 1_500 });
    hints.notify("t1");
    await settled();
    expect(waiter.seen.map(({ nextDelayMs }) => nextDelayMs)).toEqual([1_500, 1_500]);
    waiter.clock.fireHeld();
    await expect(waiting).rejects.toBeInstanceOf(WaitTimeoutError);
    await expect(waiting).rejects.toMatchObject({ elapsedMs: 1_500, polls: 2 });
  });

  it("reaches every wait for its avatar, and no other", async () => {
    const hints = counted();
    const watches = [
      waiterOf(["ready"], new FakeClock({ holdFrom: 0 })),
      waiterOf(["ready"], new FakeClock({ holdFrom: 0 })),
    ];
    const waits = watches.map((waiter) => waitUntilReady(waiter, thing("processing"), { hints }));
    const aborted = new AbortController();
    const other = waitUntilReady(
      waiterOf(["ready"], new FakeClock({ holdFrom: 0 })),
      { ...thing("processing"), id: "t2" },
      { hints, signal: aborted.signal },
    );
    expect(hints.listening()).toBe(3);
    hints.notify({ data: { avatarId: "t1" } });
    await Promise.all(waits);
    expect(hints.listening()).toBe(1);
    aborted.abort("over");
    await expect(other).rejects.toBe("over");
    expect(hints.listening()).toBe(0);
  });
});

it("a steady stream of hints polls about once a second and ends at the deadline", async () => {
  const waiter = waiterOf(["processing"]);
  const hints = createWaitHints();
  const onProgress = () => hints.notify("t1");
  const waiting = waitUntilReady(waiter, thing("processing"), { hints, maxWaitMs: 20_000, onProgress });
  await expect(waiting).rejects.toMatchObject({ code: "wait_timeout", elapsedMs: 20_000 });
  // Four planned polls, three prompt ones after each of them and after the start, and one a second.
  expect(waiter.asked.length).toBeLessThanOrEqual(4 + 5 * 3 + 20);
});

it("hints never cost more than one poll each, and never a planned one", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(2), { maxLength: 30 }), async (bursts) => {
      const waiter = waiterOf(["processing"]);
      const hints = createWaitHints();
      let polls = 0;
      const waiting = waitUntilReady(waiter, thing("processing"), {
        hints,
        maxWaitMs: 60_000,
        onProgress: () => {
          for (let n = 0; n < (bursts[polls] ?? 0); n++) hints.notify("t1");
          polls += 1;
        },
      });
      await expect(waiting).rejects.toBeInstanceOf(WaitTimeoutError);
      let at = 0;
      const times = waiter.clock.sleeps.map((ms) => (at += ms));
      const planned = [6_000, 12_000, 18_000, 24_000, 30_000, 37_500, 46_875, 58_594, 60_000];
      expect(times).toEqual(expect.arrayContaining(planned));
      expect(at).toBe(60_000);
      const followed = bursts.slice(0, polls - 1).filter((burst) => burst > 0).length;
      expect(waiter.asked.length).toBeGreaterThanOrEqual(planned.length);
      expect(waiter.asked.length).toBeLessThanOrEqual(planned.length + followed);
    }),
    { numRuns: 50 },
  );
});

describe("nobody listens any more once a wait", () => {
  it.each([
    ["has failed", ["failed"], AvatarFailedError],
    ["is not allowed to continue", [new Error("a bug")], Error],
  ] as const)("%s", async (_, answers, type) => {
    const { waiter, hints, waiting } = asleep(answers);
    hints.notify("t1");
    await expect(waiting).rejects.toBeInstanceOf(type);
    expect([waiter.clock.pending, hints.listening()]).toEqual([0, 0]);
  });

  it("is aborted while asleep", async () => {
    const controller = new AbortController();
    const { waiter, hints, waiting } = asleep(["ready"], { signal: controller.signal });
    await settled();
    controller.abort(new Error("enough"));
    await expect(waiting).rejects.toThrow("enough");
    expect([waiter.clock.pending, hints.listening()]).toEqual([0, 0]);
  });

  it("is aborted with a pending hint", async () => {
    const controller = new AbortController();
    const { waiter, hints, waiting } = asleep(["ready"], { signal: controller.signal });
    controller.abort(new Error("enough"));
    hints.notify("t1");
    await expect(waiting).rejects.toThrow("enough");
    expect(waiter.asked).toHaveLength(0);
  });

  it("was rejected", async () => {
    const hints = counted();
    const waiter = waiterOf(["ready"]);
    await expect(waitUntilReady(waiter, "..", { hints })).rejects.toMatchObject({ code: "invalid_input" });
    expect(hints.listening()).toBe(0);
  });
});

describe("createWaitHints", () => {
  it("notifies a listener as long as it listens, each separately", () => {
    const hints = createWaitHints();
    const heard: string[] = [];
    const listener = () => heard.push("same");
    const first = hints.subscribe("a", listener);
    const second = hints.subscribe("a", listener);
    hints.notify("a");
    first();
    first();
    hints.notify("a");
    second();
    hints.notify("a");
    hints.subscribe("a", () => heard.push("new"));
    second();
    hints.notify("a");
    expect(heard).toEqual(["same", "same", "same", "new"]);
  });
});

describe("an event of Argil's", () => {
  it("ends a client's wait immediately", async () => {
    const avatar = { id: "g1", name: "Ada", status: "TRAINING" } as const;
    await using server = await startServer((_, response) =>
      sendJson(response, 200, { ...avatar, status: "IDLE" }),
    );
    // Only the wait's delays stand still, not the request's timeout.
    const clock = new FakeClock({ holdFrom: 0 });
    const argil = createArgilClient({ apiKey: "key-1", baseUrl: server.url, clock });
    const hints = createWaitHints();
    // The first call loads what the client needs; only then does a wait listen.
    await argil.avatars.get("g1");
    const waiting = argil.avatars.wait({ ...avatar, status: "TRAINING" }, { hints });
    await settled();
    expect(server.requests).toHaveLength(1);
    hints.notify(await parseWebhook({ event: "AVATAR_TRAINING_SUCCESS", data: { avatarId: "g1" } }));
    expect(await waiting).toMatchObject({ id: "g1", status: "IDLE" });
    expect(clock.now()).toBe(Date.UTC(2026, 0, 1));
  });
});
