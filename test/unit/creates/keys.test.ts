import { describe, expect, it } from "vitest";
import { type Responder, sendJson } from "../../../scripts/common/stand-ins/server.ts";
import { InvalidInputError, OutcomeUnknownError } from "../../../src/core/errors/index.ts";
import { keyName } from "../../../src/vendors/argil/idempotency.ts";
import type { ArgilAvatarInput, ArgilClient } from "../../../src/vendors/argil/index.ts";
import { type Harness, harness, rejection, reply } from "../support/harness.ts";

interface Made {
  id: string;
  name: string;
  status: string;
  extras: Record<string, string>;
}

interface Vendor extends Harness {
  /** Every avatar, listed or not. */
  made: Made[];
  /** How many of them the list shows. */
  listed: number;
  /** The response to a create, which creates an avatar regardless. */
  answer: Responder | undefined;
  /** The response to a read. */
  reads: Responder | undefined;
  creates(): number;
}

/** Argil behind a gateway: every create makes an avatar, whatever its caller is told. */
async function vendor(): Promise<Vendor> {
  const made: Made[] = [];
  const none = undefined as Responder | undefined;
  const state = { made, listed: Infinity, answer: none, reads: none };
  const respond: Responder = (request, response, index) => {
    if (request.method === "GET") {
      if (vendorState.reads) return vendorState.reads(request, response, index);
      const id = /\/avatars\/(.+)$/.exec(request.url)?.[1];
      const body = id ? made.find((one) => one.id === id) : made.slice(0, vendorState.listed);
      return sendJson(response, body ? 200 : 404, body ?? {});
    }
    const { name, extras } = JSON.parse(request.body.toString());
    const avatar = { id: `g${made.length}`, name, status: "TRAINING", extras };
    made.push(avatar);
    if (vendorState.answer) return vendorState.answer(request, response, index);
    sendJson(response, 201, avatar);
  };
  const h = await harness([respond]);
  const creates = () => h.requests.filter(({ method }) => method === "POST").length;
  const vendorState: Vendor = Object.assign(h, state, { creates });
  return vendorState;
}

const input: ArgilAvatarInput = {
  name: "Ada",
  datasetImage: { url: "https://e.com/ada.png" },
  idempotencyKey: "order-1",
};
const create = ({ avatars }: ArgilClient, more: object = {}, options = {}) =>
  avatars.create({ ...input, ...more }, options);

const gateway = reply(504, "<h1>Gateway time-out</h1>");

describe("a key, after a lost response", () => {
  it("polls at growing intervals until the avatar appears", async () => {
    await using h = await vendor();
    h.answer = gateway;
    Object.defineProperty(h, "listed", { get: () => (h.clock.sleeps.length < 3 ? 0 : 1) });
    expect(await create(h.argil)).toMatchObject({ id: "g0", extras: { [keyName]: "order-1" } });
    expect(h.clock.sleeps).toEqual([1_000, 2_000, 4_000]);
    expect(h.creates()).toBe(1);
  });

  it("is closed for sending: later calls search for as long as they have time, and send nothing", async () => {
    await using h = await vendor();
    Object.assign(h, { answer: gateway, listed: 0 });
    for (let call = 0; call < 4; call++) {
      const before = h.clock.now();
      const error = await rejection(create(h.argil, {}, { timeoutMs: 70_000, maxRetries: 0 }));
      expect(error).toBeInstanceOf(OutcomeUnknownError);
      expect(error).toMatchObject({ idempotencyKey: "order-1", sentName: "Ada" });
      expect(h.clock.now() - before).toBe(70_000);
    }
    expect(h.creates()).toBe(1);
    Object.assign(h, { listed: 1 });
    expect((await create(h.argil)).id).toBe("g0");
  });

  it("is reopened only by the caller's resend, and once", async () => {
    await using h = await vendor();
    Object.assign(h, { answer: gateway, listed: 0 });
    const brief = { timeoutMs: 70_000, maxRetries: 0 };
    await rejection(create(h.argil, {}, brief));
    await rejection(create(h.argil, {}, { ...brief, resend: false }));
    expect(h.creates()).toBe(1);
    await rejection(create(h.argil, {}, { ...brief, resend: true }));
    expect(h.creates()).toBe(2);
    await rejection(create(h.argil, {}, brief));
    expect(h.creates()).toBe(2);
    h.answer = undefined;
    expect((await create(h.argil, {}, { resend: true })).id).toBe("g2");
    expect((await create(h.argil, {}, { resend: true })).id).toBe("g2");
    expect(h.creates()).toBe(3);
  });

  it("is shared by concurrent calls, even of several clients", async () => {
    await using h = await vendor();
    Object.assign(h, { answer: gateway, listed: 0 });
    h.clock.after(3_000, () => Object.assign(h, { listed: 1 }));
    const made = await Promise.all([create(h.argil), create(h.argil), create(h.argil)]);
    expect(made.map(({ id }) => id)).toEqual(["g0", "g0", "g0"]);
    expect(h.creates()).toBe(1);
  });

  it("returns what it created, though its response does not repeat the extras", async () => {
    await using h = await vendor();
    h.answer = (_, response) => sendJson(response, 201, { id: "g0", name: "Ada", status: "TRAINING" });
    expect((await create(h.argil)).id).toBe("g0");
  });

  it("rejects a different input for what it created, though the list lags", async () => {
    await using h = await vendor();
    h.listed = 0;
    await create(h.argil);
    expect(await rejection(create(h.argil, { name: "Bea" }))).toBeInstanceOf(InvalidInputError);
    expect(h.creates()).toBe(1);
  });

  it("returns what it created, though the list lags", async () => {
    await using h = await vendor();
    h.listed = 0;
    expect((await create(h.argil)).id).toBe("g0");
    expect((await create(h.argil)).id).toBe("g0");
    expect(h.creates()).toBe(1);
  });

  it("returns what it created, though the list lags and a search for it has failed", async () => {
    await using h = await vendor();
    h.listed = 0;
    const first = await create(h.argil);
    h.reads = reply(429, "{}");
    await rejection(create(h.argil, {}, { maxRetries: 0 }));
    h.reads = undefined;
    expect((await create(h.argil)).id).toBe(first.id);
    expect(h.creates()).toBe(1);
  });

  it("reconciles by the key", async () => {
    await using h = await vendor();
    Object.assign(h, { answer: gateway, listed: 0 });
    const error = await rejection(create(h.argil, {}, { timeoutMs: 70_000, maxRetries: 0 }));
    if (!(error instanceof OutcomeUnknownError)) throw error;
    expect(await error.reconcile({ waitMs: 0 })).toEqual({ status: "none" });
    h.listed = 1;
    expect(await error.reconcile()).toMatchObject({ status: "found", item: { id: "g0" } });
  });
});

describe("calls that share a key", () => {
  it("an abort of one is immediate, and does not end the others", async () => {
    await using h = await vendor();
    const stop = new AbortController();
    let answer = (): void => undefined;
    h.answer = (_, response) => {
      answer = () => sendJson(response, 201, h.made[0]);
      stop.abort("enough");
    };
    const [first, second] = [create(h.argil, {}, { signal: stop.signal }), create(h.argil)];
    const error = await rejection(first);
    expect(error).toBeInstanceOf(OutcomeUnknownError);
    expect(error).toMatchObject({ cause: "enough", idempotencyKey: "order-1" });
    answer();
    expect((await second).id).toBe("g0");
    expect(h.creates()).toBe(1);
  });

  it("the last one's abort ends what is sent, and the key stays closed", async () => {
    await using h = await vendor();
    const stop = new AbortController();
    h.answer = () => stop.abort("enough");
    const options = { signal: stop.signal };
    const errors = await Promise.all(
      [create(h.argil, {}, options), create(h.argil, {}, options)].map(rejection),
    );
    for (const error of errors) {
      expect(error).toBeInstanceOf(OutcomeUnknownError);
      expect(error).toMatchObject({ cause: "enough" });
    }
    h.answer = undefined;
    expect((await create(h.argil)).id).toBe("g0");
    expect(h.creates()).toBe(1);
    expect(h.clock.pending).toBe(0);
  });

  it("an abort before anything is sent rejects with the signal's reason", async () => {
    await using h = await harness([() => undefined]);
    const stop = new AbortController();
    const call = create(h.argil, {}, { signal: stop.signal });
    setImmediate(() => stop.abort("enough"));
    expect(await rejection(call)).toBe("enough");
  });

  it.each([{ timeoutMs: Number.NaN }, { headers: { host: "x" } }, { maxRetries: -1 }])(
    "an invalid option leaves nothing in flight: %j",
    async (options) => {
      await using h = await vendor();
      expect(await rejection(create(h.argil, {}, options))).toBeInstanceOf(InvalidInputError);
      await new Promise((resolve) => setImmediate(resolve));
      expect(h.requests).toEqual([]);
      expect((await create(h.argil)).id).toBe("g0");
    },
  );

  it("a different input under a key in use is rejected immediately", async () => {
    await using h = await vendor();
    h.answer = gateway;
    h.listed = 0;
    const first = create(h.argil, {}, { timeoutMs: 70_000, maxRetries: 0 });
    await new Promise((resolve) => setImmediate(resolve));
    expect(await rejection(create(h.argil, { name: "Bea" }))).toBeInstanceOf(InvalidInputError);
    expect(await rejection(first)).toBeInstanceOf(OutcomeUnknownError);
    expect(await rejection(create(h.argil, { extras: { a: "b" } }))).toBeInstanceOf(InvalidInputError);
    expect(h.creates()).toBe(1);
  });

  it("onSending is called for each before anything is sent, and may cancel its own call", async () => {
    await using h = await vendor();
    const told: string[] = [];
    const cancel = new Error("not this one");
    const [first, second] = [
      create(h.argil, {}, { onSending: () => Promise.reject(cancel) }),
      create(
        h.argil,
        {},
        { onSending: ({ idempotencyKey }: { idempotencyKey: string }) => told.push(idempotencyKey) },
      ),
    ];
    expect(await rejection(first)).toBe(cancel);
    expect((await second).id).toBe("g0");
    expect(told).toEqual(["order-1"]);
    expect(
      await rejection(
        create(
          h.argil,
          { idempotencyKey: "order-2" },
          {
            onSending: () => {
              throw cancel;
            },
          },
        ),
      ),
    ).toBe(cancel);
    expect(h.creates()).toBe(1);
  });
});
