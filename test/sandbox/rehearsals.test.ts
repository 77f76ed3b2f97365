import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createArgilClient, OutcomeUnknownError } from "../../src/vendors/argil/index.ts";
import { ManualClock } from "./manual-clock.ts";
import { startPage } from "./page-support.ts";
import { form, only, picture } from "./support.ts";

let clock: ManualClock;
let page: Awaited<ReturnType<typeof startPage>>;
beforeEach(async () => {
  clock = new ManualClock();
  page = await startPage({ clock, buildTimeMs: 1_000, vendors: ["protoface", "argil"] });
});
afterEach(() => page[Symbol.asyncDispose]());

const authorization = "Bearer sandbox-key-of-protoface";
const list = () => fetch(`${only(page.sandbox, "protoface").url}/v1/avatars`, { headers: { authorization } });
const create = () =>
  fetch(`${only(page.sandbox, "protoface").url}/v1/avatars`, {
    method: "POST",
    headers: { authorization },
    body: form("image", { name: "Ada" }),
  });
const arm = (fault: string, more: object = {}) => page.press("fault", { fault, on: "create", ...more });

describe("a fault from the page", () => {
  it.each([
    ["rate-limit", 429],
    ["500", 500],
    ["503", 503],
    ["rejected", 422],
    ["quota", 402],
    ["slots", 429],
  ])("strikes the next create once: %s", async (fault, status) => {
    await arm(fault);
    expect((await page.snapshot()).rehearsals).toMatchObject([{ fault, on: "create" }]);
    expect((await list()).status).toBe(200);
    expect((await create()).status).toBe(status);
    expect((await create()).status).toBe(202);
    expect((await page.snapshot()).rehearsals).toEqual([]);
  });

  it("that loses the response still does the work", async () => {
    await arm("lost-answer");
    await expect(create()).rejects.toThrow("fetch failed");
    expect((await page.snapshot()).items).toHaveLength(1);
    expect((await page.requests())[0]).toMatchObject({ status: 0, note: "lost-answer" });
  });

  it("waits for its vendor, and can be cancelled", async () => {
    await arm("500", { on: "any", vendor: "argil" });
    expect((await list()).status).toBe(200);
    const [{ id } = { id: 0 }] = (await page.snapshot()).rehearsals;
    expect((await page.press("cancel", { id })).status).toBe(200);
    expect((await page.press("cancel", { id })).status).toBe(400);
    expect((await page.snapshot()).rehearsals).toEqual([]);
  });

  it("delays a response by so many seconds", async () => {
    await arm("late", { on: "any", seconds: 30 });
    const before = clock.pending;
    let answered = false;
    const asked = list().then((response) => {
      answered = true;
      return response;
    });
    await expect.poll(() => clock.pending).toBe(before + 1);
    clock.advance(29_999);
    expect(answered).toBe(false);
    clock.advance(1);
    expect((await asked).status).toBe(200);
  });

  it("lets a response arrive piece by piece", async () => {
    await arm("trickle", { on: "any", seconds: 20 });
    const response = await list();
    expect(response.status).toBe(200);
    const reader = response.body?.getReader();
    const first = await reader?.read();
    let length = first?.value?.byteLength ?? 0;
    const total = Number(response.headers.get("content-length"));
    expect(length).toBeGreaterThan(0);
    expect(length).toBeLessThan(total);
    while (length < total) {
      await expect.poll(() => clock.pending).toBeGreaterThan(0);
      clock.advance(1_000);
      length += (await reader?.read())?.value?.byteLength ?? 0;
    }
    expect(length).toBe(total);
  });

  it("rehearses a timeout: the outcome of a late create is unknown, and it was carried out", async () => {
    await arm("late", { seconds: 60, vendor: "argil" });
    const { url: baseUrl, apiKey } = only(page.sandbox, "argil");
    const argil = createArgilClient({ baseUrl, apiKey, timeoutMs: 300 });
    const lost = await argil.avatars.create({ name: "Ada", datasetImage: picture }).catch((error) => error);
    expect(lost).toBeInstanceOf(OutcomeUnknownError);
    expect((await page.snapshot()).items).toMatchObject([{ name: "Ada" }]);
  });

  it.each([
    [{ fault: "toString", on: "any" }, "fault must be"],
    [{ fault: "late", on: "never" }, "on must be"],
    [{ fault: "late", on: "any", vendor: "anam" }, "vendor must be"],
    [{ fault: "late", on: "any", seconds: 1e9 }, "seconds must be"],
    [{ fault: "late", on: "any", seconds: -1 }, "seconds must be"],
  ])("is rejected if invalid: %j", async (fields, reason) => {
    const { status, body } = await page.press("fault", fields);
    expect(status).toBe(400);
    expect(JSON.parse(body.toString()).error).toContain(reason);
  });

  it("is rejected if too many are pending", async () => {
    for (let count = 0; count < 100; count++) expect((await arm("500")).status).toBe(200);
    expect((await arm("500")).status).toBe(400);
  });
});
