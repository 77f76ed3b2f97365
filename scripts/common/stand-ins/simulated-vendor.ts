import type { Clock } from "../../../src/core/time/clock.ts";
import type { VendorName } from "../../../src/index.ts";

/** An avatar being built, as the vendor sees it. */
export interface SimulatedBuild {
  id: string;
  /** In the clock's time. */
  readyAt: number;
  fails?: boolean;
  /** Omitted from lists. */
  unlisted?: boolean;
}

export interface SimulatedVendor {
  fetch: typeof fetch;
  /** Requests so far, by kind. */
  counts: { list: number; single: number };
  /** When each id was first reported as settled, in the clock's time. */
  seenAt: Map<string, number>;
  /** Responds in place of the vendor for as long as it returns something. */
  intercept: (kind: "list" | "single") => Response | undefined;
}

const states: Record<VendorName, Record<"building" | "ready" | "failed", object>> = {
  anam: {
    building: { videoUrl: null },
    ready: { videoUrl: "https://example.com/v.mp4" },
    failed: { videoUrl: null },
  },
  protoface: {
    building: { status: "processing" },
    ready: { status: "ready" },
    failed: { status: "failed", failure_reason: "no face" },
  },
  argil: {
    building: { status: "TRAINING" },
    ready: { status: "IDLE" },
    failed: { status: "TRAINING_FAILED" },
  },
};

/** An in-memory vendor whose avatars settle as the clock advances; reads and lists work as with the real ones. */
export function simulateVendor(
  vendor: VendorName,
  clock: Clock,
  builds: readonly SimulatedBuild[],
): SimulatedVendor {
  const byId = new Map(builds.map((build) => [build.id, build]));
  const listed = builds.filter(({ unlisted }) => !unlisted);
  const counts = { list: 0, single: 0 };
  const seenAt = new Map<string, number>();

  function show({ id, readyAt, fails }: SimulatedBuild): object {
    const over = clock.now() >= readyAt;
    if (over && !seenAt.has(id)) seenAt.set(id, clock.now());
    const state = over ? (fails ? "failed" : "ready") : "building";
    const stamp = "2026-01-01T00:00:00Z";
    return { id, name: id, displayName: id, createdAt: stamp, created_at: stamp, ...states[vendor][state] };
  }

  function list(query: URLSearchParams): object {
    if (vendor === "argil") return listed.map(show);
    if (vendor === "anam") {
      const perPage = Number(query.get("perPage") ?? 10);
      const page = Number(query.get("page") ?? 1);
      const data = listed.slice((page - 1) * perPage, page * perPage).map(show);
      return { data, meta: { next: page * perPage < listed.length ? page + 1 : null } };
    }
    const limit = Number(query.get("limit") ?? 20);
    const after = query.get("starting_after");
    const start = after === null ? 0 : listed.findIndex(({ id }) => id === after) + 1;
    const data = listed.slice(start, start + limit).map(show);
    const more = start + limit < listed.length;
    return { data, has_more: more, next_cursor: more ? listed[start + limit - 1]?.id : null };
  }

  const simulated: SimulatedVendor = {
    counts,
    seenAt,
    intercept: () => undefined,
    async fetch(input) {
      const { pathname, searchParams } = new URL(String(input));
      const id = /\/avatars\/([^/]+)$/.exec(pathname)?.[1];
      const kind = id === undefined ? "list" : "single";
      counts[kind] += 1;
      const intercepted = simulated.intercept(kind);
      if (intercepted) return intercepted;
      if (id === undefined) return Response.json(list(searchParams));
      const build = byId.get(id);
      return build ? Response.json(show(build)) : Response.json({}, { status: 404 });
    },
  };
  return simulated;
}
