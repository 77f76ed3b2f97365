import type { Clock } from "./clock.ts";
import { unlessAborted } from "./unless-aborted.ts";

/**
 * Settles like `work`, rejects immediately with the signal's reason, or rejects with the error of `late` after `ms`.
 */
export async function within<Result>(
  { clock, ms, signal }: { clock: Clock; ms: number; signal: AbortSignal | undefined },
  work: Promise<Result>,
  late: () => Error,
): Promise<Result> {
  let cancel = (): void => undefined;
  const over = new Promise<never>((_, reject) => {
    cancel = clock.after(ms, () => reject(late()));
  });
  try {
    return await unlessAborted(signal, Promise.race([work, over]));
  } finally {
    cancel();
  }
}
