import { describe, expect, it } from "vitest";
import { FakeClock } from "../../scripts/common/stand-ins/fake-clock.ts";
import { type SimulatedBuild, simulateVendor } from "../../scripts/common/stand-ins/simulated-vendor.ts";
import {
  createAvatarProvider,
  createWaitHints,
  type ReadyUnifiedAvatar,
  type UnifiedAvatar,
  type VendorName,
  type WaitAllResult,
} from "../../src/index.ts";

const vendors: VendorName[] = ["anam", "protoface", "argil"];
const start = Date.UTC(2026, 0, 1);

function setUp(vendor: VendorName, builds: SimulatedBuild[]) {
  const clock = new FakeClock({ now: start });
  const simulated = simulateVendor(vendor, clock, builds);
  const options = { apiKey: "key-of-the-test", fetch: simulated.fetch, clock, maxRetries: 0 };
  return { clock, simulated, provider: createAvatarProvider(vendor, options) };
}

function someBuilds(count: number, seconds: (index: number) => number): SimulatedBuild[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `av-${index}`,
    readyAt: start + seconds(index) * 1000,
  }));
}

type AnyResult = WaitAllResult<UnifiedAvatar, ReadyUnifiedAvatar>;

async function collect(items: AsyncIterable<AnyResult>): Promise<AnyResult[]> {
  const all: AnyResult[] = [];
  for await (const item of items) all.push(item);
  return all;
}

const ids = (builds: SimulatedBuild[]) => builds.map(({ id }) => id);

describe.each(vendors)("waitAll at %s", (vendor) => {
  it("yields each avatar as it settles", async () => {
    const { provider, clock } = setUp(
      vendor,
      someBuilds(3, (index) => [40, 1, 15][index] ?? 0),
    );
    const settled = await collect(provider.waitAll(["av-0", "av-1", "av-2"]));
    expect(settled.map(({ id, status }) => [id, status])).toEqual([
      ["av-1", "ready"],
      ["av-2", "ready"],
      ["av-0", "ready"],
    ]);
    expect(settled[0]).toMatchObject({ item: { vendor, id: "av-1", status: "ready", name: "av-1" } });
    expect(clock.pending).toBe(0);
  });

  it("reads hundreds through the list", async () => {
    const builds = someBuilds(300, (index) => 20 + index / 10);
    const { provider, simulated } = setUp(vendor, builds);
    expect(await collect(provider.waitAll(ids(builds)))).toHaveLength(300);
    expect(simulated.counts.single).toBe(0);
    expect(simulated.counts.list).toBeLessThan(100);
  });

  it("reads avatars one by one that the list does not show", async () => {
    const builds = someBuilds(20, () => 5).map((build, index) => ({ ...build, unlisted: index === 7 }));
    const { provider, simulated } = setUp(vendor, builds);
    const settled = await collect(provider.waitAll(ids(builds)));
    expect(settled.every(({ status }) => status === "ready")).toBe(true);
    expect(simulated.counts.single).toBeGreaterThan(0);
    expect(simulated.counts.single).toBeLessThan(10);
  });

  it("gives up on the list if it shows none of them", async () => {
    const others = someBuilds(500, () => 0).map((build) => ({ ...build, id: `other-${build.id}` }));
    const wanted = someBuilds(4, () => 30).map((build) => ({ ...build, unlisted: true }));
    const { provider, simulated } = setUp(vendor, [...others, ...wanted]);
    expect(await collect(provider.waitAll(ids(wanted)))).toHaveLength(4);
    expect(simulated.counts.list).toBeLessThanOrEqual(4);
  });

  it("reads one by one if the key may not list", async () => {
    const builds = someBuilds(5, () => 5);
    const { provider, simulated } = setUp(vendor, builds);
    simulated.intercept = (kind) => (kind === "list" ? Response.json({}, { status: 403 }) : undefined);
    const settled = await collect(provider.waitAll(ids(builds)));
    expect(settled.map(({ status }) => status)).toEqual(Array(5).fill("ready"));
    expect(simulated.counts.list).toBe(1);
  });

  it("starts from avatar objects without a request for those that are ready", async () => {
    const builds = someBuilds(2, () => 0);
    const { provider, simulated } = setUp(vendor, builds);
    const avatars = await Promise.all(ids(builds).map((id) => provider.get(id)));
    simulated.counts.single = 0;
    const all = provider as { waitAll(given: readonly UnifiedAvatar[]): AsyncIterable<AnyResult> };
    expect(await collect(all.waitAll(avatars))).toHaveLength(2);
    expect(simulated.counts).toEqual({ list: 0, single: 0 });
  });

  it("yields a timeout for those still building at the deadline, with what was last seen", async () => {
    const builds = someBuilds(3, (index) => (index === 0 ? 1 : 10_000));
    const { provider, clock } = setUp(vendor, builds);
    const settled = await collect(provider.waitAll(ids(builds), { maxWaitMs: 30_000 }));
    expect(settled.map(({ id, status }) => [id, status])).toEqual([
      ["av-0", "ready"],
      ["av-1", "failed"],
      ["av-2", "failed"],
    ]);
    expect(settled[1]).toMatchObject({ error: { code: "wait_timeout", id: "av-1" }, item: { id: "av-1" } });
    expect(clock.now() - start).toBe(30_000);
  });

  it("yields ids that cannot be found as failed and keeps waiting for the others", async () => {
    const builds = someBuilds(2, () => 20);
    const { provider } = setUp(vendor, builds);
    const settled = await collect(provider.waitAll(["nobody", ...ids(builds)]));
    const byId = new Map(settled.map((each) => [each.id, each]));
    expect(byId.get("nobody")).toMatchObject({ status: "failed", error: { code: "not_found" } });
    expect(byId.get("av-0")).toMatchObject({ status: "ready" });
    expect(byId.get("av-1")).toMatchObject({ status: "ready" });
  });

  it("pauses all of them for as long as a rate limit asks", async () => {
    const builds = someBuilds(10, () => 1);
    const { provider, simulated, clock } = setUp(vendor, builds);
    let refusals = 1;
    simulated.intercept = () =>
      refusals-- > 0 ? Response.json({}, { status: 429, headers: { "retry-after": "50" } }) : undefined;
    expect(await collect(provider.waitAll(ids(builds)))).toHaveLength(10);
    expect(clock.now() - start).toBe(50_000);
    expect(simulated.counts.list + simulated.counts.single).toBe(2);
  });

  it("ends each after five failed polls in a row", async () => {
    const builds = someBuilds(3, () => 1);
    const { provider, simulated } = setUp(vendor, builds);
    simulated.intercept = () => Response.json({}, { status: 500 });
    const settled = await collect(provider.waitAll(ids(builds)));
    expect(settled).toHaveLength(3);
    for (const each of settled)
      expect(each).toMatchObject({ status: "failed", error: { code: "server_error" } });
  });

  it("ends with the signal's reason, and leaves no timer", async () => {
    const { provider, clock } = setUp(
      vendor,
      someBuilds(3, () => 10_000),
    );
    const stop = new AbortController();
    const reason = new Error("enough");
    let looks = 0;
    const onProgress = () => {
      looks += 1;
      if (looks === 7) stop.abort(reason);
    };
    const all = collect(provider.waitAll(["av-0", "av-1", "av-2"], { signal: stop.signal, onProgress }));
    await expect(all).rejects.toBe(reason);
    expect(clock.pending).toBe(0);
  });

  it("stops polling when the consumer stops", async () => {
    const { provider, simulated, clock } = setUp(
      vendor,
      someBuilds(3, (index) => index * 100),
    );
    for await (const { id } of provider.waitAll(["av-0", "av-1", "av-2"])) {
      expect(id).toBe("av-0");
      break;
    }
    const { list, single } = simulated.counts;
    expect(list + single).toBeLessThanOrEqual(3);
    expect(clock.pending).toBe(0);
  });

  it.each([
    ["an id that no path can hold", ["a", ".."], {}],
    ["a concurrency of 0", ["a"], { concurrency: 0 }],
    ["a pause of 0", ["a"], { minDelayMs: 0 }],
  ])("rejects %s before anything is sent", async (_, given, options) => {
    const { provider, simulated } = setUp(vendor, []);
    await expect(collect(provider.waitAll(given, options))).rejects.toMatchObject({ code: "invalid_input" });
    expect(simulated.counts).toEqual({ list: 0, single: 0 });
  });

  it("does nothing for no ids", async () => {
    const { provider, simulated } = setUp(vendor, []);
    expect(await collect(provider.waitAll([]))).toEqual([]);
    expect(simulated.counts).toEqual({ list: 0, single: 0 });
  });
});

it.each(["protoface", "argil"] as const)(
  "yields a failed build with the vendor's reason at %s",
  async (vendor) => {
    const builds = someBuilds(2, () => 3).map((build, index) => ({ ...build, fails: index === 0 }));
    const { provider } = setUp(vendor, builds);
    const settled = await collect(provider.waitAll(ids(builds)));
    expect(settled.find(({ id }) => id === "av-0")).toMatchObject({
      status: "failed",
      error: { code: "avatar_failed" },
      item: { status: "failed", failureReason: expect.any(String) },
    });
  },
);

it("polls an avatar immediately when a hint names it, and keeps to the schedule for the others", async () => {
  const builds = someBuilds(3, (index) => (index === 1 ? 4 : 60));
  const { provider, simulated, clock } = setUp("argil", builds);
  const hints = createWaitHints();
  const seen: [string, number][] = [];
  let hinted = false;
  const onProgress = () => {
    // The webhook arrives while the wait sleeps.
    if (clock.now() > start && !hinted) {
      hinted = true;
      clock.advance(1_000);
      queueMicrotask(() => hints.notify({ data: { avatarId: "av-1" } }));
    }
  };
  for await (const { id } of provider.waitAll(ids(builds), { hints, onProgress, minDelayMs: 3_000 })) {
    seen.push([id, clock.now() - start]);
  }
  expect(seen[0]).toEqual(["av-1", 4_225]);
  expect(simulated.counts.single).toBe(1);
  expect(clock.pending).toBe(0);
});

it("polls again for a hint that arrived during a poll", async () => {
  const builds = someBuilds(2, (index) => (index === 0 ? 2 : 60));
  const { provider, simulated, clock } = setUp("argil", builds);
  const hints = createWaitHints();
  let looking = 0;
  simulated.intercept = () => {
    looking += 1;
    // The vendor responds "training", finishes a moment later, and immediately says so.
    if (looking === 1) {
      queueMicrotask(() => {
        clock.advance(2_000);
        hints.notify("av-0");
      });
    }
    return undefined;
  };
  const seen: [string, number][] = [];
  for await (const { id } of provider.waitAll(ids(builds), { hints, minDelayMs: 20_000 })) {
    seen.push([id, clock.now() - start]);
  }
  expect(seen[0]).toEqual(["av-0", 2_000]);
});
