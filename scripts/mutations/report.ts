import { alignTable, share } from "../common/table.ts";
import { mutationCheckNames } from "./checks/check.ts";
import type { MutationResult } from "./evaluate.ts";
import { kinds, type Mutation, type VendorMutation } from "./mutation.ts";
import { breaksWrapper } from "./verdict.ts";

const columns = [...mutationCheckNames, "not caught"] as const;

/** One line per mutation. */
export function outcomeLine({ mutation, caughtBy, detail, verdict, seconds }: MutationResult): string {
  const by = (caughtBy ?? "not caught").padEnd(10);
  const head = `${by}  ${mutation.kind.padEnd(22)}  ${mutation.vendor} ${mutation.target}`;
  return `${head}  [${verdict}, ${seconds.toFixed(1)} s]${detail && `\n            ${detail}`}`;
}

function table(results: readonly MutationResult[]): string {
  const row = (name: string, some: readonly MutationResult[]): string[] => {
    const caught = (column: string) => some.filter(({ caughtBy }) => (caughtBy ?? "not caught") === column);
    return [name, ...columns.map((column) => String(caught(column).length || "."))];
  };
  const byKind = kinds
    .map((kind) => ({ kind, some: results.filter(({ mutation }) => mutation.kind === kind) }))
    .filter(({ some }) => some.length > 0);
  return alignTable(
    ["kind", ...columns],
    [...byKind.map(({ kind, some }) => row(kind, some)), row("all", results)],
  );
}

/** Why nothing stops a breaking change. */
function reason({ failuresOnly }: Mutation): string {
  return failuresOnly
    ? "failures only: the error is built from the actual status, documented or not"
    : "unexplained: a gap in the checks";
}

function place({ kind, vendor, target }: VendorMutation): string {
  return `${kind}: ${vendor} ${target}`;
}

export interface Totals {
  readonly breaking: readonly MutationResult[];
  /** Breaking changes that passed every check. */
  readonly missed: readonly MutationResult[];
  readonly additive: readonly MutationResult[];
  /** Changes that break a wrapper but are not rated major. */
  readonly underrated: readonly MutationResult[];
}

export function totals(outcomes: readonly MutationResult[]): Totals {
  const breaking = outcomes.filter(({ mutation }) => mutation.additive === undefined);
  return {
    breaking,
    missed: breaking.filter(({ caughtBy }) => caughtBy === undefined),
    additive: outcomes.filter(({ mutation }) => mutation.additive !== undefined),
    underrated: breaking.filter(({ mutation, verdict }) => breaksWrapper(mutation) && verdict !== "major"),
  };
}

export function report(outcomes: readonly MutationResult[]): string {
  const { breaking, missed, additive, underrated } = totals(outcomes);
  const wrapperBreaks = breaking.filter(({ mutation }) => breaksWrapper(mutation)).length;
  const stopped = additive.filter(({ caughtBy }) => caughtBy !== undefined);
  return [
    "breaking changes",
    table(breaking),
    "",
    `caught: ${share(breaking.length - missed.length, breaking.length)}`,
    ...missed.map(({ mutation }) => `  not caught: ${place(mutation)}\n    ${reason(mutation)}`),
    `rated major, of those that break a wrapper: ${share(wrapperBreaks - underrated.length, wrapperBreaks)}`,
    ...underrated.map(({ mutation, verdict }) => `  ${verdict}: ${place(mutation)}`),
    `additive changes that pass: ${share(additive.length - stopped.length, additive.length)}`,
    ...additive.map(
      ({ mutation, caughtBy }) =>
        `  ${(caughtBy ? `stopped by ${caughtBy}` : "passed").padEnd(21)} ${place(mutation)}\n    ${mutation.additive}`,
    ),
  ].join("\n");
}
