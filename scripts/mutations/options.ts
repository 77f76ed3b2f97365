import { parseArgs } from "node:util";
import { type Vendor, vendors } from "../common/project.ts";
import { kinds, type MutationKind } from "./mutation.ts";

export interface MutationOptions {
  readonly seed: number;
  /** The number of breaking changes. */
  readonly count: number;
  /** The number of additive changes, which ought to pass. */
  readonly controls: number;
  readonly parallel: number;
  readonly only: MutationKind | undefined;
  readonly vendor: Vendor | undefined;
  readonly json: boolean;
}

function oneOf<T extends string>(
  name: string,
  value: string | undefined,
  known: readonly T[],
): T | undefined {
  const found = known.find((each) => each === value);
  if (value !== undefined && found === undefined)
    throw new Error(`--${name} must be one of ${known.join(", ")}, not ${value}`);
  return found;
}

function number(name: string, value: string): number {
  const parsed = Number(value);
  if (!Number.isSafeInteger(parsed) || parsed < 0)
    throw new Error(`--${name} must be a number, not ${value}`);
  return parsed;
}

export function readOptions(args: readonly string[]): MutationOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: { type: "string", default: "1" },
      count: { type: "string", default: "150" },
      controls: { type: "string", default: "15" },
      parallel: { type: "string", default: "2" },
      only: { type: "string" },
      vendor: { type: "string" },
      json: { type: "boolean", default: false },
    },
  });
  return {
    seed: number("seed", values.seed),
    count: number("count", values.count),
    controls: number("controls", values.controls),
    parallel: Math.max(1, number("parallel", values.parallel)),
    only: oneOf("only", values.only, kinds),
    vendor: oneOf("vendor", values.vendor, vendors),
    json: values.json,
  };
}
