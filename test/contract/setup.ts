import type { TestProject } from "vitest/node";
import { type Vendor, vendors } from "../../scripts/common/project.ts";
import { type Prism, startPrism } from "../support/prism.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Base URL of each vendor's mock. */
    mocks: Record<Vendor, string>;
  }
}

/**
 * Starts one Prism per vendor for the whole run; returns a function that stops them. If one fails to start, the others are
 * stopped.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const starts = vendors.map((vendor) => startPrism(vendor));
  const settled = await Promise.allSettled(starts);
  const stop = async (): Promise<void> => {
    const running = settled.filter(
      (start): start is PromiseFulfilledResult<Prism> => start.status === "fulfilled",
    );
    await Promise.all(running.map(({ value }) => value.close()));
  };
  try {
    const urls = (await Promise.all(starts)).map(({ url }, index) => [vendors[index], url]);
    project.provide("mocks", Object.fromEntries(urls) as Record<Vendor, string>);
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}
