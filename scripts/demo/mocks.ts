import { type Prism, startPrism } from "../../test/support/prism.ts";
import type { Vendor } from "../pipeline/project.ts";

/** Starts one Prism mock a vendor; if one fails, those that came up are stopped. */
export async function startMocks(vendors: readonly Vendor[]): Promise<Partial<Record<Vendor, Prism>>> {
  const started = await Promise.allSettled(vendors.map((vendor) => startPrism(vendor)));
  const failed = started.find((result) => result.status === "rejected");
  if (failed) {
    await Promise.all(started.map((result) => result.status === "fulfilled" && result.value.close()));
    throw failed.reason;
  }
  return Object.fromEntries(
    started.flatMap((result, index) =>
      result.status === "fulfilled" ? [[vendors[index], result.value]] : [],
    ),
  );
}

// Prism keeps no state: the first polls ask for these examples, later ones get the document's first, a ready avatar.
const building: Record<Vendor, readonly string[]> = {
  anam: ["processing", "processing"],
  protoface: ["processing"],
  argil: ["notTrained", "training", "training"],
};

/** A fetch that counts, and that leads a mock through a build's states. */
export function demoFetch(vendor: Vendor, mocked: boolean): { fetch: typeof fetch; count(): number } {
  let requests = 0;
  let polls = 0;
  return {
    count: () => requests,
    fetch(input, init) {
      requests += 1;
      const headers = new Headers(init?.headers);
      if (mocked && init?.method === "GET") {
        const example = building[vendor][polls];
        polls += 1;
        if (example) headers.set("prefer", `example=${example}`);
      }
      return fetch(input, { ...init, headers });
    },
  };
}
