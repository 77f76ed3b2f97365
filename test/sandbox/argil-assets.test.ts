import { describe, expect, it } from "vitest";
import { JobFailedError } from "../../src/core/errors/index.ts";
import { startSandbox } from "../../src/sandbox/index.ts";
import { createArgilClient } from "../../src/vendors/argil/index.ts";

async function library() {
  const sandbox = await startSandbox({ vendors: ["argil"], buildTimeMs: 0 });
  const { url: baseUrl, apiKey } = sandbox.vendors.argil ?? {};
  const { assets } = createArgilClient({ baseUrl, apiKey });
  return { assets, [Symbol.asyncDispose]: () => sandbox.close() };
}

const input = { name: "clip", type: "VIDEO", url: "https://example.invalid/clip.mp4" } as const;
const fast = { minDelayMs: 1, maxDelayMs: 1 };

describe("the sandbox's Argil library", () => {
  it("imports, lists, finds and deletes", async () => {
    await using h = await library();
    const since = new Date();
    const made = await h.assets.createAndWait(input, fast);
    expect(made).toMatchObject({ status: "READY", name: "clip", type: "VIDEO" });
    expect(await h.assets.list().toArray()).toEqual([made]);
    expect(await h.assets.list({ type: ["IMAGE"] }).toArray()).toEqual([]);
    expect(await h.assets.findCreated({ name: "clip", since })).toEqual([made]);
    await h.assets.delete(made.id);
    await expect(h.assets.get(made.id)).rejects.toHaveProperty("code", "not_found");
  });

  it("pages", async () => {
    await using h = await library();
    for (const name of ["a", "b", "c"]) await h.assets.createAndWait({ ...input, name }, fast);
    const names = (await h.assets.list({ pageSize: 2 }).toArray()).map(({ name }) => name);
    expect(names).toEqual(["c", "b", "a"]);
  });

  it("fails an import if its name says so", async () => {
    await using h = await library();
    const importing = h.assets.createAndWait({ ...input, name: "fail" }, fast);
    await expect(importing).rejects.toBeInstanceOf(JobFailedError);
  });
});
