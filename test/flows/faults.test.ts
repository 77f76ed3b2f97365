import { describe, expect, it } from "vitest";
import { OutcomeUnknownError, type UnifiedAvatar } from "../../src/index.ts";
import { picture, soon, useSandbox, vendors } from "./setup.ts";

const sandbox = useSandbox();

describe.each(vendors)("a create at %s", (vendor) => {
  const create = (name: string, headers: Record<string, string> = {}) =>
    sandbox.provider(vendor).create({ name, image: picture }, { headers });

  it("whose response was lost is never resent, and its candidates are what was created", async () => {
    const error = await create("Lost [lost-answer]").then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof OutcomeUnknownError)) throw error;
    const candidates = await error.candidates<UnifiedAvatar>();
    expect(candidates).toHaveLength(1);
    expect(sandbox.requests(vendor).filter(({ method }) => method === "POST")).toHaveLength(1);
  });

  it("is retried after a rate limit, when the vendor says", async () => {
    expect((await create("Limited [rate-limit]")).status).toBe("processing");
  }, 30_000);

  it("is not retried after a 503, which only Protoface's own envelope makes a rejection", async () => {
    const code = vendor === "protoface" ? "server_error" : "outcome_unknown";
    await expect(create("Unavailable [503]")).rejects.toMatchObject({ code });
  });

  it("that ended in a 500 is left to the caller", async () => {
    await expect(create("Broken [500]")).rejects.toMatchObject({ code: "outcome_unknown" });
  });

  it("that exceeds the account's means is not retried", async () => {
    const codes = { anam: "permission_denied", protoface: "quota_exceeded", argil: "bad_request" };
    for (const fault of ["quota", "slots"]) {
      const before = sandbox.requests(vendor).length;
      await expect(create(`Too much [${fault}]`)).rejects.toMatchObject({ code: codes[vendor] });
      expect(sandbox.requests(vendor).length).toBe(before + 1);
    }
  });

  it("may take its time", async () => {
    const { id } = await create("Ada [slow]");
    expect((await sandbox.provider(vendor).wait(id, soon)).status).toBe("ready");
  });
});

describe.each(vendors)("a read at %s", (vendor) => {
  it("is retried after a fault requested by a header", async () => {
    const headers = { "x-sandbox": "500" };
    const before = sandbox.requests(vendor).length;
    expect((await sandbox.provider(vendor).list({}, { headers })).items).not.toEqual([]);
    expect(
      sandbox
        .requests(vendor)
        .slice(before)
        .map(({ status }) => status),
    ).toEqual([500, 200]);
  });

  it("is retried after a lost response", async () => {
    const headers = { "x-sandbox": "lost-answer" };
    expect((await sandbox.provider(vendor).list({}, { headers })).items).not.toEqual([]);
  });
});

describe("an idempotency key at Argil", () => {
  const create = (name: string, idempotencyKey: string) =>
    sandbox.argil().avatars.create({ name, datasetImage: picture, idempotencyKey });

  it("creates one avatar from two calls", async () => {
    const [first, second] = [await create("Keyed", "key-1"), await create("Keyed", "key-1")];
    expect(second.id).toBe(first.id);
  });

  it("finds the avatar whose response was lost", async () => {
    const avatar = await create("Keyed [lost-answer]", "key-2");
    const found = await sandbox.argil().avatars.findCreated({ idempotencyKey: "key-2" });
    expect(found.map(({ id }) => id)).toEqual([avatar.id]);
  });
});
