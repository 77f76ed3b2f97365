import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { VendorName } from "../../src/index.ts";
import { faultsInHeader, faultsInName } from "../../src/sandbox/faults.ts";
import { ManualClock } from "./manual-clock.ts";
import { type Answered, type Asked, dataUri, form, startOne } from "./support.ts";

const vendors = ["anam", "protoface", "argil"] as const;
const collection = { anam: "/v1/avatars", protoface: "/v1/avatars", argil: "/avatars" };
const made = { anam: 201, protoface: 202, argil: 201 };
const clock = new ManualClock();
const started = new Map<VendorName, Asked>();
beforeAll(async () => {
  for (const vendor of vendors) started.set(vendor, await startOne(vendor, { clock, buildTimeMs: 1_000 }));
});
afterAll(async () => {
  for (const vendor of started.values()) await vendor[Symbol.asyncDispose]();
});

function at(vendor: VendorName): Asked {
  const found = started.get(vendor);
  if (!found) throw new Error(`${vendor} was not started`);
  return found;
}

function create(vendor: VendorName, name: string, headers: Record<string, string> = {}): Promise<Answered> {
  const bodies = {
    anam: () => form("imageFile", { displayName: name }),
    protoface: () => form("image", { name }),
    argil: () => ({ type: "IMAGE", name, datasetImage: { base64: dataUri } }),
  };
  return at(vendor).ask(`POST ${collection[vendor]}`, { body: bodies[vendor](), headers });
}

describe.each(vendors)("faults in a name at %s", (vendor) => {
  it.each([
    ["rate-limit", 429],
    ["500", 500],
    ["503", 503],
  ])("%s strikes once, so that a retry succeeds", async (fault, status) => {
    const first = await create(vendor, `Ada [${fault}]`);
    expect(first.status).toBe(status);
    expect(first.headers.get("retry-after")).toBe(fault === "500" ? null : "1");
    expect((await create(vendor, `Ada [${fault}]`)).status).toBe(made[vendor]);
    expect((await create(vendor, `Eve [${fault}]`)).status).toBe(status);
  });

  it("are counted if the name says so", async () => {
    const statuses = [];
    for (let call = 0; call < 3; call++) statuses.push((await create(vendor, "Ada [500:2]")).status);
    expect(statuses).toEqual([500, 500, made[vendor]]);
  });

  it("lost-answer does the work and drops the connection", async () => {
    const name = `Ada lost at ${vendor} [lost-answer]`;
    await expect(create(vendor, name)).rejects.toThrow("fetch failed");
    const listed = await at(vendor).ask(`GET ${collection[vendor]}`);
    expect(listed.items.map(({ name, displayName }) => name ?? displayName)).toContain(name);
    expect(at(vendor).requests.at(-2)).toMatchObject({ method: "POST", status: 0, note: "lost-answer" });
  });

  it("slow makes the build take ten times as long", async () => {
    const { id } = (await create(vendor, "Ada [slow]")).body;
    const get = async () => (await at(vendor).ask(`GET ${collection[vendor]}/${id}`)).body;
    const ready = {
      anam: { videoUrl: expect.any(String) },
      protoface: { status: "ready" },
      argil: { status: "IDLE" },
    };
    clock.advance(9_999);
    expect(await get()).not.toMatchObject(ready[vendor]);
    clock.advance(1);
    expect(await get()).toMatchObject(ready[vendor]);
  });

  it("leave other words in brackets alone", async () => {
    expect((await create(vendor, "Ada [blue] [v2:3]")).status).toBe(made[vendor]);
  });
});

describe("a used-up account", () => {
  const envelope = (code: string) => ({ error: { type: "quota_exceeded", code } });
  it.each([
    ["anam", "quota", 403, { error: expect.stringContaining("one-shot") }],
    ["anam", "slots", 403, { error: expect.stringContaining("one-shot") }],
    ["protoface", "quota", 402, envelope("insufficient_credit_balance")],
    ["protoface", "slots", 429, envelope("custom_avatar_slots_exhausted")],
    ["argil", "quota", 400, { code: 400, message: "Not enough credits" }],
    ["argil", "slots", 400, { code: 400 }],
  ] as const)("at %s responds to %s with %i every time", async (vendor, fault, status, body) => {
    for (let call = 0; call < 2; call++) {
      expect(await create(vendor, `Ada [${fault}]`)).toMatchObject({ status, body });
    }
  });
});

describe.each(vendors)("the header x-sandbox at %s", (vendor) => {
  it("strikes any operation, once for each method and path", async () => {
    const list = (fault: string) =>
      at(vendor).ask(`GET ${collection[vendor]}`, { headers: { "x-sandbox": fault } });
    expect((await list("rate-limit")).status).toBe(429);
    expect((await list("rate-limit")).status).toBe(200);
    for (let call = 0; call < 3; call++) expect((await list("503:always")).status).toBe(503);
  });

  it("accepts several together", async () => {
    const headers = { "x-sandbox": "slow, lost-answer" };
    await expect(create(vendor, `Both at ${vendor}`, headers)).rejects.toThrow("fetch failed");
    expect(at(vendor).requests.at(-1)?.note).toBe("slow, lost-answer");
  });

  it("is rejected with an unknown fault, listing the known ones", async () => {
    const answer = await create(vendor, "Ada", { "x-sandbox": "ratelimit" });
    expect(answer.status).toBe(vendor === "protoface" ? 422 : 400);
    expect(JSON.stringify(answer.body)).toContain("rate-limit, lost-answer");
  });
});

it("faults are read from headers and names, in any case", () => {
  expect(faultsInHeader("SLOW,500:3")).toEqual([
    { fault: "slow", times: Number.POSITIVE_INFINITY },
    { fault: "500", times: 3 },
  ]);
  expect(faultsInHeader("constructor")).toContain("unknown fault");
  expect(faultsInName("Ada [Lost-Answer:always] and [toString]")).toEqual([
    { fault: "lost-answer", times: Number.POSITIVE_INFINITY },
  ]);
});
