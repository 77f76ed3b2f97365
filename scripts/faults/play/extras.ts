import type { CreateOptions } from "../../../src/index.ts";
import type { Random } from "../../common/random.ts";

/** The user's callbacks. */
const callbackNames = ["onSending", "onCreated", "onProgress", "onSettled"] as const;

type Callbacks = Partial<Record<(typeof callbackNames)[number], (value: unknown) => unknown>>;

/** Options of a call beyond those of a read, where the operation accepts them. */
export interface Extras extends Omit<CreateOptions, "onSending">, Callbacks {
  maxWaitMs?: number;
  drainMs?: number;
}

export type ExtraName = keyof Callbacks | "maxWaitMs" | "drainMs";

/** Options for a random run, and what one of its callbacks threw. */
export interface Planned {
  readonly extras: Extras;
  thrown(): { readonly error: unknown } | undefined;
}

/** Draws some of the options that the operation accepts: times, and perhaps a callback that throws or rejects when called. */
export function planExtras(random: Random, takes: readonly ExtraName[] = []): Planned {
  const extras: Extras = {};
  let thrown: { error: unknown } | undefined;
  if (takes.includes("maxWaitMs") && random.chance(0.4))
    extras.maxWaitMs = random.pick([1, 1_000, 30_000, 120_000]);
  if (takes.includes("drainMs") && random.chance(0.5)) extras.drainMs = random.pick([0, 1_000, 100_000]);
  const callbacks = callbackNames.filter((name) => takes.includes(name));
  if (callbacks.length > 0 && random.chance(0.3)) {
    let left = 1 + random.below(3);
    const sync = random.chance(0.5);
    extras[random.pick(callbacks)] = () => {
      left -= 1;
      if (left !== 0) return undefined;
      thrown = { error: new Error("the callback's own") };
      if (sync) throw thrown.error;
      return Promise.reject(thrown.error);
    };
  }
  return { extras, thrown: () => thrown };
}
