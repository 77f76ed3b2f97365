import { expect, it } from "vitest";
import { makePng } from "../../scripts/common/png.ts";
import { FakeClock } from "../../scripts/common/stand-ins/fake-clock.ts";
import {
  createArgilClient,
  createProtofaceClient,
  OutcomeUnknownError,
  uniqueName,
} from "../../src/index.ts";
import { aborter, type Fetch, hangs, ignoresAborts, listeners, many } from "./leaks-support.ts";

const portrait = makePng(1280, 720);
const image = makePng(64, 64);
const processing = JSON.stringify({ id: "av_1", name: "Ada", status: "processing" });

/** What the process remembers about creates, by account. */
function accounts(): ReadonlyMap<string, { names: { size: number }; keys: { size: number } }> {
  const shared: unknown = Reflect.get(globalThis, Symbol.for("avatar-clients.accounts.1"));
  if (!(shared instanceof Map)) throw new Error("no account yet, or kept elsewhere");
  return shared;
}

it("leaves nothing behind when a create is aborted, but remembers that it may have been sent", async () => {
  const clock = new FakeClock();
  for (const fetch of [hangs, ignoresAborts]) {
    const ends = await many(500, async () => {
      const { signal, abort } = aborter();
      const during: Fetch = (...request) => {
        queueMicrotask(abort);
        return fetch(...request);
      };
      const { avatars } = createProtofaceClient({ apiKey: "leak-key", fetch: during, clock });
      const error = await avatars
        .create({ name: "Ada", image }, { signal })
        .catch((reason: unknown) => reason);
      return error instanceof OutcomeUnknownError && error.cause === signal.reason && listeners(signal) === 0;
    });
    expect(ends.every(Boolean)).toBe(true);
    expect(clock.pending).toBe(0);
  }
});

it("remembers no names of creates that have ended", async () => {
  const known = () =>
    [...accounts().values()].reduce((sum, { names, keys }) => sum + names.size + keys.size, 0);
  const before = known();
  const clock = new FakeClock();
  const answersWith =
    (status: number): Fetch =>
    async () =>
      new Response(processing, { status });
  for (const [status, count] of [
    [201, 300],
    [400, 300],
  ] as const) {
    const options = { apiKey: "leak-key-2", fetch: answersWith(status), clock };
    const { avatars } = createProtofaceClient(options);
    await many(count, () => avatars.create({ name: uniqueName("Ada"), image }).catch(() => undefined));
    const keyed = createArgilClient({ ...options, fetch: answersWith(400) }).avatars;
    await many(count, (index) =>
      keyed
        .create({ name: "Ada", datasetImage: portrait, idempotencyKey: `order-${index}` })
        .catch(() => undefined),
    );
  }
  expect(known()).toBe(before);
});
