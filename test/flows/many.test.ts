import { describe, expect, it } from "vitest";
import type { WaitAllResult } from "../../src/index.ts";
import { picture, soon, useSandbox, vendors } from "./setup.ts";

const sandbox = useSandbox();

describe.each(vendors)("many avatars at %s", (vendor) => {
  const provider = () => sandbox.provider(vendor);

  it("are created, waited for, listed and deleted", async () => {
    const inputs = Array.from({ length: 25 }, (_, number) => ({ name: `Many ${number}`, image: picture }));
    const results = await provider().createMany(inputs, { concurrency: 8 });
    const ids = results.map((result) => (result.status === "created" ? result.avatar.id : ""));
    expect(new Set(ids).size).toBe(25);

    const settled: WaitAllResult<unknown, unknown>[] = [];
    for await (const each of provider().waitAll(ids, soon)) settled.push(each);
    expect(settled.map(({ id }) => id).sort()).toEqual([...ids].sort());
    expect(settled.every(({ status }) => status === "ready")).toBe(true);

    const own = await provider().list({ own: true, pageSize: 10 }).toArray();
    expect(own.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));

    const deleting = provider();
    expect("delete" in deleting).toBe(deleting.vendor !== "argil");
    if (!deleting.delete) return;
    await Promise.all(ids.map((id) => deleting.delete?.(id)));
    const left = await provider().list({ own: true }).toArray();
    expect(left.filter(({ id }) => ids.includes(id))).toEqual([]);
    await expect(provider().get(ids[0] ?? "")).rejects.toMatchObject({ code: "not_found" });
  });

  it("fail individually, and the others become ready", async () => {
    const names = vendor === "anam" ? ["Good", "Refused"] : ["Good", "Failing", "Refused"];
    const results = await provider().createMany(names.map((name) => ({ name, image: picture })));
    const created = results.flatMap((result) => (result.status === "created" ? [result.avatar.id] : []));
    // Anam rejects immediately.
    expect(created).toHaveLength(vendor === "anam" ? 1 : 3);
    const outcomes: string[] = [];
    for await (const { status } of provider().waitAll(created, soon)) outcomes.push(status);
    expect(outcomes.sort()).toEqual(vendor === "anam" ? ["ready"] : ["failed", "failed", "ready"]);
  });
});
