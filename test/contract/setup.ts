import type { TestProject } from "vitest/node";
import { type Prism, startPrism } from "../support/prism.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Base URL of each vendor's mock. */
    mocks: Record<"anam" | "protoface" | "argil", string>;
  }
}

/** Starts one Prism a vendor for the whole run; what is returned stops them, also where only some could start. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const starts = (["anam", "protoface", "argil"] as const).map((vendor) => startPrism(vendor));
  const settled = await Promise.allSettled(starts);
  const stop = async (): Promise<void> => {
    const running = settled.filter(
      (start): start is PromiseFulfilledResult<Prism> => start.status === "fulfilled",
    );
    await Promise.all(running.map(({ value }) => value.close()));
  };
  try {
    const [anam, protoface, argil] = await Promise.all(starts);
    if (!anam || !protoface || !argil) throw new Error("a mock is missing");
    project.provide("mocks", { anam: anam.url, protoface: protoface.url, argil: argil.url });
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}
