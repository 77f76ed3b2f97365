import { describe, expect, it } from "vitest";
import type { CreateSending } from "../../../src/index.ts";
import { protofaceAvatar } from "../support/fixtures.ts";
import { create, harness, listeners, rejection, reply, vendorNames } from "../support/harness.ts";

const made = reply(201, protofaceAvatar());

describe.each(vendorNames)("onSending at %s", (vendor) => {
  it("is awaited before any byte leaves, and receives what will be sent", async () => {
    await using h = await harness([made]);
    const seen: (CreateSending & { sent: number })[] = [];
    const onSending = async (sending: CreateSending) => {
      await new Promise((resolve) => setImmediate(resolve));
      seen.push({ ...sending, sent: h.requests.length });
    };
    await create(h, vendor, { onSending } as object);
    expect(seen).toEqual([
      { vendor, name: "Ada", idempotencyKey: undefined, sentAt: new Date(h.clock.now()), sent: 0 },
    ]);
  });

  it.each(["throws", "rejects"])("that %s cancels the create with its own error", async (how) => {
    await using h = await harness([made]);
    const error = new RangeError("no disk");
    const onSending = () => {
      if (how === "throws") throw error;
      return Promise.reject(error);
    };
    expect(await rejection(create(h, vendor, { onSending } as object))).toBe(error);
    expect(h.requests).toEqual([]);
  });

  it("that never resolves does not hold up an abort, after which nothing is sent", async () => {
    await using h = await harness([made]);
    const stop = new AbortController();
    const onSending = () => {
      setImmediate(() => stop.abort("enough"));
      return new Promise(() => undefined);
    };
    expect(await rejection(create(h, vendor, { onSending, signal: stop.signal } as object))).toBe("enough");
    expect(listeners(stop.signal)).toBe(0);
    expect(h.requests).toEqual([]);
  });
});

describe("onSending where it is unknown", () => {
  it.each([{ onsending: () => 0 }, { timeout: 5 }, { signal: {} }, { onSending: "log" }, null, 5])(
    "is rejected like an unknown field: %j",
    async (options) => {
      await using h = await harness([made]);
      const given = options as object;
      const calls = [
        ...vendorNames.map((vendor) => create(h, vendor, given)),
        h.anam.avatars.get("a1", given),
        h.anam.avatars.list({}, given),
        h.anam.avatars.update("a1", { displayName: "Ada" }, given),
        h.anam.avatars.delete("a1", given),
        h.protoface.avatars.wait("a1", given),
        h.argil.avatars.wait("a1", given),
        h.argil.webhooks.list(given),
        h.argil.webhooks.delete("w1", given),
        h.argil.webhooks.create({ callbackUrl: "https://e.com", events: ["AVATAR_TRAINING_SUCCESS"] }, given),
      ];
      // Some methods accept it; test the others.
      const known = options !== null && typeof options === "object" && "onSending" in options;
      for (const error of await Promise.all(calls.map(rejection))) {
        expect(error).toMatchObject({ code: "invalid_input" });
        if (known) expect(String(error)).toContain("onSending");
      }
      expect(h.requests).toEqual([]);
    },
  );
});
