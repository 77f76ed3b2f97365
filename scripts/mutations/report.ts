import { checkNames } from "./checks/check.ts";
import type { MutationResult } from "./evaluate.ts";
import { kinds, type Mutation, type VendorMutation } from "./mutation.ts";
import { breaksWrapper } from "./verdict.ts";

const columns = [...checkNames, "not caught"] as const;

function percent(part: number, whole: number): string {
  return `${part} of ${whole}${whole === 0 ? "" : ` (${((100 * part) / whole).toFixed(1)} %)`}`;
}

/** One line for one mutation. */
export function outcomeLine({ mutation, caughtBy, detail, verdict, seconds }: MutationResult): string {
  const by = (caughtBy ?? "not caught").padEnd(10);
  const head = `${by}  ${mutation.kind.padEnd(22)}  ${mutation.vendor} ${mutation.target}`;
  return `${head}  [${verdict}, ${seconds.toFixed(1)} s]${detail && `\n            ${detail}`}`;
}

function table(outcomes: readonly MutationResult[]): string {
  const row = (name: string, some: readonly MutationResult[]): string => {
    const counts = columns.map(
      (column) => some.filter(({ caughtBy }) => (caughtBy ?? "not caught") === column).length,
    );
    return [
      name.padEnd(22),
      ...counts.map((count, i) => String(count || ".").padStart(columns[i]?.length ?? 0)),
    ].join("  ");
  };
  return [
    ["kind".padEnd(22), ...columns].join("  "),
    ...kinds
      .map((kind) => ({ kind, some: outcomes.filter(({ mutation }) => mutation.kind === kind) }))
      .filter(({ some }) => some.length > 0)
      .map(({ kind, some }) => row(kind, some)),
    row("all", outcomes),
  ].join("\n");
}

/** Why nothing stops a change that breaks someone. */
function reason({ failuresOnly }: Mutation): string {
  return failuresOnly
    ? "failures only: the error is made from the status that comes, documented or not"
    : "unexplained: a hole in the net";
}

function place({ kind, vendor, target }: VendorMutation): string {
  return `${kind}: ${vendor} ${target}`;
}

export interface Totals {
  readonly breaking: readonly MutationResult[];
  /** Of the breaking ones, those that passed every check. */
  readonly missed: readonly MutationResult[];
  readonly additive: readonly MutationResult[];
  /** Changes that break a wrapper and are not called major. */
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
    "changes that break someone",
    table(breaking),
    "",
    `caught: ${percent(breaking.length - missed.length, breaking.length)}`,
    ...missed.map(({ mutation }) => `  not caught: ${place(mutation)}\n    ${reason(mutation)}`),
    `called major, of those that break a wrapper: ${percent(wrapperBreaks - underrated.length, wrapperBreaks)}`,
    ...underrated.map(({ mutation, verdict }) => `  ${verdict}: ${place(mutation)}`),
    `additive changes, which break nobody, that go through: ${percent(additive.length - stopped.length, additive.length)}`,
    ...additive.map(
      ({ mutation, caughtBy }) =>
        `  ${(caughtBy ? `stopped by ${caughtBy}` : "went through").padEnd(21)} ${place(mutation)}\n    ${mutation.additive}`,
    ),
  ].join("\n");
}
