import { assertValid } from "../errors/input.ts";
import { checkDuration } from "../input/numbers.ts";
import type { Waiter } from "./lifecycle.ts";
import { defaultFirstDelayMs, type WaitTimes } from "./schedule.ts";

const defaultMaxWaitMs = 15 * 60_000;
const defaultMaxDelayMs = 30_000;

/** Checks the times of a wait and fills in defaults. @throws InvalidInputError listing every reason. */
export function checkWaitOptions(
  waiter: Pick<Waiter<never, never>, "vendor" | "minDelayMs" | "firstDelayMs" | "maxWaitMs">,
  options: { [Time in Exclude<keyof WaitTimes, "firstDelayMs">]?: number | undefined },
): WaitTimes {
  const reasons: string[] = [];
  const maxWaitMs = checkDuration(
    options.maxWaitMs ?? waiter.maxWaitMs ?? defaultMaxWaitMs,
    "maxWaitMs",
    0,
    reasons,
  );
  const maxDelayMs = checkDuration(
    options.maxDelayMs ?? Math.max(defaultMaxDelayMs, options.minDelayMs ?? 0),
    "maxDelayMs",
    1,
    reasons,
  );
  const minDelayMs = checkDuration(
    options.minDelayMs ?? Math.min(waiter.minDelayMs, maxDelayMs),
    "minDelayMs",
    1,
    reasons,
  );
  if (minDelayMs > maxDelayMs)
    reasons.push(`minDelayMs ${minDelayMs} must not exceed maxDelayMs ${maxDelayMs}`);
  assertValid(waiter.vendor, reasons);
  const { firstDelayMs: usual = defaultFirstDelayMs } = waiter;
  const firstDelayMs = options.minDelayMs ?? Math.min(usual, maxDelayMs);
  return { firstDelayMs, minDelayMs, maxDelayMs, maxWaitMs };
}
