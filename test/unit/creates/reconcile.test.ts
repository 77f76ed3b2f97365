import { describe, expect, it } from "vitest";
import { FakeClock } from "../../../scripts/common/stand-ins/fake-clock.ts";
import { type Captured, type Responder, sendJson } from "../../../scripts/common/stand-ins/server.ts";
import { OutcomeUnknownError } from "../../../src/core/errors/index.ts";
import { uniqueName } from "../../../src/core/input/name-rules.ts";
import { png, protofaceAvatar } from "../support/fixtures.ts";
import { failure, type Harness, harness, rejection, reply } from "../support/harness.ts";

interface Listed {
  id: string;
  name: string;
  created_at?: string;
}

/** A vendor whose creates end as told, and whose list shows what is in `listed`. */
async function vendor(
  creates: Responder[],
  clock = new FakeClock(),
): Promise<Harness & { listed: Listed[] }> {
  const listed: Listed[] = [];
  let created = 0;
  const answer: Responder = (request: Captured, response, index) => {
    if (request.method === "POST") return creates[created++]?.(request, response, index);
    sendJson(response, 200, {
      data: listed.map((one) => ({ ...protofaceAvatar(), ...one })),
      has_more: false,
    });
  };
  return Object.assign(await harness([answer], { clock }), { listed });
}

const lost = reply(504, "<h1>Gateway time-out</h1>");
const made = (id: string): Responder => reply(202, protofaceAvatar({ id }));
const at = (ms: number) => new Date(Date.UTC(2026, 0, 1) + ms).toISOString();

async function lose(h: Harness, name: string): Promise<OutcomeUnknownError> {
  return failure(OutcomeUnknownError, h.protoface.avatars.create({ name, image: png(9, 9) }));
}

describe("reconcile()", () => {
  it("finds what the lost create made, claims it, and gives the same answer again", async () => {
    await using h = await vendor([lost]);
    const error = await lose(h, "Ada");
    h.listed.push({ id: "av_7", name: "Ada", created_at: at(10) });
    const found = { status: "found", item: { id: "av_7" } };
    expect(await error.reconcile()).toMatchObject(found);
    h.listed.length = 0;
    expect(await error.reconcile()).toMatchObject(found);
    expect(await error.reconcile({ waitMs: 0 })).toMatchObject(found);
  });

  it("keeps searching at growing intervals while nothing is found, and then says none", async () => {
    await using h = await vendor([lost]);
    const error = await lose(h, "Ada");
    expect(await error.reconcile({ waitMs: 8_000 })).toEqual({ status: "none" });
    expect(h.clock.sleeps).toEqual([1_000, 2_000, 4_000]);
    expect(await error.reconcile({ waitMs: 0 })).toEqual({ status: "none" });
    expect(h.clock.sleeps).toHaveLength(3);
  });

  it("finds what a lagging list shows later", async () => {
    await using h = await vendor([lost]);
    const error = await lose(h, "Ada");
    const looking = error.reconcile();
    h.clock.after(2_500, () => h.listed.push({ id: "av_7", name: "Ada", created_at: at(10) }));
    expect(await looking).toMatchObject({ status: "found", item: { id: "av_7" } });
  });

  it("never hands out what another call was given", async () => {
    await using h = await vendor([made("av_1"), lost]);
    await h.protoface.avatars.create({ name: "Ada", image: png(9, 9) });
    h.listed.push({ id: "av_1", name: "Ada", created_at: at(10) });
    const error = await lose(h, "Ada");
    expect(await error.candidates()).toEqual([]);
    expect(await error.reconcile({ waitMs: 0 })).toEqual({ status: "none" });
  });

  it("gives one avatar to at most one of two lost creates", async () => {
    await using h = await vendor([lost, lost]);
    const errors = [await lose(h, "Ada"), await lose(h, "Ada")];
    h.listed.push({ id: "av_1", name: "Ada", created_at: at(10) });
    for (const error of errors) {
      expect(await error.reconcile()).toMatchObject({ status: "ambiguous", candidates: [{ id: "av_1" }] });
    }
  });

  it("is certain about each of two unique names", async () => {
    await using h = await vendor([lost, lost]);
    const names = [uniqueName("Ada"), uniqueName("Ada")] as const;
    const errors = [await lose(h, names[0]), await lose(h, names[1])];
    // By the vendor's clock, both are a day old.
    h.listed.push({ id: "av_1", name: names[1], created_at: at(-86_400_000) });
    h.listed.push({ id: "av_2", name: names[0], created_at: at(-86_400_000) });
    expect(await errors[0]?.reconcile()).toMatchObject({ item: { id: "av_2" } });
    expect(await errors[1]?.reconcile()).toMatchObject({ item: { id: "av_1" } });
  });

  it("waits for a create of the same name in flight before it is certain", async () => {
    let answer = (): void => undefined;
    const slow: Responder = (_, response) => {
      answer = () => sendJson(response, 202, protofaceAvatar({ id: "av_2" }));
    };
    await using h = await vendor([lost, slow]);
    const error = await lose(h, "Ada");
    const other = h.protoface.avatars.create({ name: "Ada", image: png(9, 9) });
    // The other create's avatar, found before its own caller has it.
    h.listed.push({ id: "av_2", name: "Ada", created_at: at(10) });
    while (h.requests.length < 2) await new Promise((resolve) => setImmediate(resolve));
    expect(await error.reconcile({ waitMs: 0 })).toMatchObject({ status: "ambiguous" });
    answer();
    expect((await other).id).toBe("av_2");
    expect(await error.reconcile({ waitMs: 0 })).toEqual({ status: "none" });
  });

  it("says ambiguous if several have the name", async () => {
    await using h = await vendor([lost]);
    const error = await lose(h, "Ada");
    h.listed.push(
      { id: "av_1", name: "Ada", created_at: at(10) },
      { id: "av_2", name: "Ada", created_at: at(20) },
    );
    expect(await error.reconcile()).toMatchObject({
      status: "ambiguous",
      candidates: [{ id: "av_2" }, { id: "av_1" }],
    });
  });

  it("rejects with the signal's reason, immediately and between polls", async () => {
    await using h = await vendor([lost]);
    const error = await lose(h, "Ada");
    expect(await rejection(error.reconcile({ signal: AbortSignal.abort("over") }))).toBe("over");
    const stop = new AbortController();
    h.clock.after(500, () => stop.abort("enough"));
    expect(await rejection(error.reconcile({ signal: stop.signal }))).toBe("enough");
    expect(await rejection(error.candidates({ signal: AbortSignal.abort("over") }))).toBe("over");
    expect(h.clock.pending).toBe(0);
  });

  it("rejects if the list cannot be read, rather than saying none", async () => {
    await using h = await harness([reply(504), reply(500)]);
    const error = await lose(h, "Ada");
    expect(await rejection(error.reconcile({ waitMs: 2_000 }))).toMatchObject({ code: "server_error" });
  });

  it.each([{ waitMs: -1 }, { waitMs: Number.NaN }, { wait: 5 }, { signal: {} }, null])(
    "rejects the options %j",
    async (options) => {
      await using h = await vendor([lost]);
      const error = await lose(h, "Ada");
      expect(await rejection(error.reconcile(options as never))).toMatchObject({ code: "invalid_input" });
    },
  );
});

describe("names as vendors store them", () => {
  it.each([
    ["two\nlines", "two\r\nlines"],
    ["two\rlines", "two\nlines"],
    ["  padded ", "padded"],
    ["Zo\u0065\u0301", "Zo\u00e9"],
    ["Zo\u00e9", "Zo\u0065\u0301"],
  ])("%j is found as %j", async (sent, stored) => {
    await using h = await vendor([lost]);
    const error = await lose(h, sent);
    h.listed.push({ id: "av_7", name: stored, created_at: at(10) });
    expect(await error.reconcile({ waitMs: 0 })).toMatchObject({ status: "found", item: { id: "av_7" } });
  });

  it.each(["half \ud83d of one", "\udc00"])("%j, a lone surrogate, is rejected", async (name) => {
    await using h = await harness([reply(202, protofaceAvatar())]);
    const calls = [
      () => h.protoface.avatars.create({ name, image: png(9, 9) }),
      () => h.anam.avatars.create({ displayName: name, imageFile: png(9, 9) }),
      () => h.argil.avatars.create({ name, datasetImage: { url: "https://e.com/a.png" } }),
      () => h.protoface.avatars.findCreated({ name, since: new Date() }),
    ];
    for (const call of calls) expect(await rejection(call())).toMatchObject({ code: "invalid_input" });
    expect(h.requests).toEqual([]);
  });
});

describe("a search for a name", () => {
  it("that does not end within 100 pages is an error, not a partial result", async () => {
    let page = 0;
    const endless: Responder = (_, response) => {
      page += 1;
      sendJson(response, 200, { data: [protofaceAvatar({ id: `av_${page}` })], has_more: true });
    };
    await using h = await harness([endless]);
    const search = h.protoface.avatars.findCreated({ name: "Ada", since: new Date() });
    expect(await rejection(search)).toMatchObject({ code: "invalid_response" });
    expect(h.requests).toHaveLength(101);
  });
});

describe("the time of sending", () => {
  class Clocks extends FakeClock {
    wallAt = Date.UTC(2026, 0, 1);
    wall(): number {
      return this.wallAt;
    }
  }

  it("is what the wall clock says then, not when the process started", async () => {
    const clock = new Clocks();
    // Corrected right after the process had started with a wrong one.
    clock.wallAt = Date.UTC(2026, 5, 1);
    await using h = await vendor([lost], clock);
    const error = await lose(h, "Ada");
    expect(error.sentAt).toEqual(new Date(clock.wallAt));
    expect(error.attempts[0]?.at).toBe("2026-06-01T00:00:00.000Z");
  });

  it("follows the vendor's clock once a response has told it, however wrong one's own is", async () => {
    const clock = new Clocks();
    clock.wallAt = Date.now() - 3_600_000;
    await using h = await vendor([lost], clock);
    const error = await lose(h, "Ada");
    clock.wallAt = Date.now() + 7_200_000;
    h.listed.push({ id: "old", name: "Ada", created_at: new Date(Date.now() - 1_800_000).toISOString() });
    h.listed.push({ id: "new", name: "Ada", created_at: new Date().toISOString() });
    expect(await error.reconcile()).toMatchObject({ status: "found", item: { id: "new" } });
  });

  it("in doubt, because the clock has been set meanwhile, yields candidates but no certainty", async () => {
    const clock = new Clocks();
    clock.wallAt = Date.now() - 3_600_000;
    await using h = await vendor([(_, response) => response.destroy()], clock);
    const error = await lose(h, "Ada");
    clock.wallAt = Date.now();
    h.listed.push({ id: "old", name: "Ada", created_at: new Date(Date.now() - 1_800_000).toISOString() });
    expect(await error.candidates()).toMatchObject([{ id: "old" }]);
    expect(await error.reconcile()).toMatchObject({ status: "ambiguous", candidates: [{ id: "old" }] });
  });
});
