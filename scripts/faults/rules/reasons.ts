import { isDeepStrictEqual } from "node:util";
import type { Random } from "../../common/random.ts";

/** Something that a user might abort with. */
export function pickReason(random: Random): unknown {
  return random.pick<() => unknown>([
    () => undefined,
    () => new Error("changed my mind"),
    () => "stop",
    () => ({ because: "of this" }),
    () => Object.freeze(new Error("hands off")),
  ])();
}

/** Returns a check of whether the reason, which belongs to the user, is still unmodified. */
export function untouched(reason: unknown): () => boolean {
  const shot = () =>
    typeof reason === "object" && reason !== null
      ? [Object.getPrototypeOf(reason), Object.getOwnPropertyDescriptors(reason)]
      : [];
  const before = shot();
  return () => isDeepStrictEqual(shot(), before);
}
