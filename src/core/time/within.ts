import type { Clock } from "./clock.ts";
import { unlessAborted } from "./unless-aborted.ts";

/**
 * Settles as the work does, at once with the signal's reason, or with what `late` makes when so many milliseconds are
 * over.
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
