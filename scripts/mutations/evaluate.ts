import {
  type MutationCheck,
  type MutationCheckName,
  mutationCheckNames,
  type Subject,
} from "./checks/check.ts";
import { mutate } from "./choose.ts";
import type { VendorMutation } from "./mutation.ts";
import type { Tree } from "./tree.ts";
import { judged, type VerdictLevel } from "./verdict.ts";

export interface MutationResult {
  readonly mutation: VendorMutation;
  /** The first check that fails; undefined if all pass. */
  readonly caughtBy: MutationCheckName | undefined;
  /** That check's message. */
  readonly detail: string;
  /** What an update's verdict on the change would be. */
  readonly verdict: VerdictLevel;
  readonly seconds: number;
}

export type Checks = Readonly<Record<MutationCheckName, MutationCheck>>;

/** Restores a tree's files for one vendor afterwards. */
async function restoring<T>({ tree, vendor }: Subject, work: () => Promise<T>): Promise<T> {
  const files = [
    `specs/${vendor}/openapi.yaml`,
    `generated/${vendor}/openapi.yaml`,
    `generated/${vendor}/types.ts`,
  ];
  const before = files.map((file) => [file, tree.read(file)] as const);
  try {
    return await work();
  } finally {
    for (const [file, text] of before) tree.write(file, text);
  }
}

/** Runs the checks on a changed document until one fails. */
function firstCaught(
  subject: Subject,
  checks: Checks,
): Promise<{ caughtBy: MutationCheckName | undefined; detail: string }> {
  return restoring(subject, async () => {
    for (const name of mutationCheckNames) {
      const detail = await checks[name](subject);
      if (detail !== undefined) return { caughtBy: name, detail };
    }
    return { caughtBy: undefined, detail: "" };
  });
}

export async function evaluate(
  tree: Tree,
  mutation: VendorMutation,
  checks: Checks,
): Promise<MutationResult> {
  const start = performance.now();
  const { vendor } = mutation;
  const before = tree.vendored(vendor);
  const document = mutate(before, mutation);
  const { caughtBy, detail } = await firstCaught({ tree, vendor, document }, checks);
  const verdict = judged(vendor, before, document);
  return { mutation, caughtBy, detail, verdict, seconds: (performance.now() - start) / 1000 };
}

/** Ensures that the checks pass before any change, so that whatever they catch later is due to the change. */
export async function requireCleanStart(tree: Tree, checks: Checks): Promise<void> {
  for (const vendor of ["anam", "protoface", "argil"] as const) {
    const subject = { tree, vendor, document: tree.vendored(vendor) };
    // One run of the contract tests covers all three documents.
    const own = vendor === "argil" ? checks : { ...checks, contract: async () => undefined };
    const { caughtBy, detail } = await firstCaught(subject, own);
    if (caughtBy) throw new Error(`${vendor} fails without any change: ${caughtBy} says "${detail}"`);
  }
}
