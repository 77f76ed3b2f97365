/** A check and the command that runs it; further arguments are passed to that command. */
export interface NamedCheck {
  readonly command: readonly [program: string, ...args: string[]];
  /** Run by a plain `npm run check`; needs nothing but the project's files. */
  readonly isStatic: boolean;
}

function script(file: string): readonly [string, ...string[]] {
  return ["tsx", file];
}

/**
 * By the names that `npm run check -- NAME` takes. The longest comes first so that the others can fill the second core
 * meanwhile.
 */
export const checks = {
  types: { command: ["tsc", "-p", "tsconfig.json"], isStatic: true },
  generated: { command: script("scripts/check/generated.ts"), isStatic: true },
  specs: { command: script("scripts/check/specs.ts"), isStatic: true },
  imports: { command: script("scripts/check/imports/main.ts"), isStatic: true },
  lint: { command: ["biome", "ci", "--error-on-warnings"], isStatic: true },
  package: { command: script("scripts/check/package/main.ts"), isStatic: false },
  release: { command: script("scripts/check/release.ts"), isStatic: false },
  budgets: { command: script("scripts/bench/budgets.ts"), isStatic: false },
} as const satisfies Readonly<Record<string, NamedCheck>>;

export type CheckName = keyof typeof checks;

export const checkNames = Object.keys(checks) as CheckName[];
