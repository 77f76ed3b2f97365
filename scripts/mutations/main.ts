import { vendors } from "../common/project.ts";
import { runScript } from "../common/run-script.ts";
import { isWrapped } from "../common/wrapped.ts";
import { checkContract } from "./checks/contract.ts";
import { checkGeneration } from "./checks/generation.ts";
import { checkLint } from "./checks/lint.ts";
import { createTypeCheck, TypeChecker } from "./checks/types.ts";
import { allMutations, choose } from "./choose.ts";
import { type Checks, evaluate, type MutationResult, requireCleanStart } from "./evaluate.ts";
import type { VendorMutation } from "./mutation.ts";
import { readOptions } from "./options.ts";
import { outcomeLine, report, totals } from "./report.ts";
import { Tree } from "./tree.ts";

const leastCaught = 0.95;

function candidates(tree: Tree): VendorMutation[] {
  return vendors.flatMap((vendor) =>
    allMutations(tree.vendored(vendor), (operationId) => isWrapped(vendor, operationId)).map((mutation) => ({
      ...mutation,
      vendor,
    })),
  );
}

/** Each tree takes the next mutation as soon as it is free. */
async function evaluateAll(
  trees: readonly Tree[],
  mutations: readonly VendorMutation[],
  checks: Checks,
  done: (outcome: MutationResult) => void,
): Promise<MutationResult[]> {
  const queue = [...mutations.entries()];
  const outcomes: MutationResult[] = [];
  const work = async (tree: Tree): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [index, mutation] = next;
      const outcome = await evaluate(tree, mutation, checks);
      outcomes[index] = outcome;
      done(outcome);
    }
  };
  await Promise.all(trees.map(work));
  return outcomes;
}

await runScript(async () => {
  const { json, parallel, vendor, controls, ...choice } = readOptions(process.argv.slice(2));
  const started = performance.now();
  const trees = Array.from({ length: parallel }, () => new Tree());
  try {
    const [first] = trees;
    if (!first) return;
    const possible = candidates(first).filter(
      (mutation) => vendor === undefined || mutation.vendor === vendor,
    );
    const isAdditive = ({ additive }: VendorMutation): boolean => additive !== undefined;
    const mutations = [
      ...choose(
        possible.filter((mutation) => !isAdditive(mutation)),
        choice,
      ),
      ...choose(possible.filter(isAdditive), { ...choice, count: controls }),
    ];
    const say = json ? () => {} : console.log;
    say(
      `seed ${choice.seed}: ${mutations.length} of ${possible.length} possible changes, the last ones additive`,
    );
    const checks: Checks = {
      generation: checkGeneration,
      lint: checkLint,
      types: createTypeCheck(new TypeChecker(first)),
      contract: checkContract,
    };
    await requireCleanStart(first, checks);
    const outcomes = await evaluateAll(trees, mutations, checks, (outcome) => say(outcomeLine(outcome)));
    const seconds = (performance.now() - started) / 1000;
    if (json) console.log(JSON.stringify({ ...choice, seconds, outcomes }, undefined, 2));
    const each = (seconds / Math.max(1, mutations.length)).toFixed(1);
    say(`\n${report(outcomes)}\n\n${seconds.toFixed(0)} s, ${each} s a change, ${parallel} at a time`);
    const { breaking, missed, underrated } = totals(outcomes);
    const mostMissed = (1 - leastCaught) * breaking.length;
    if (missed.length > mostMissed || underrated.length > 0) process.exitCode = 1;
  } finally {
    for (const tree of trees) tree.remove();
  }
});
