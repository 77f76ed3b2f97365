import { onAbort } from "./on-abort.ts";

/** Settles as the work does, or at once with the signal's reason; what the work comes to then is nobody's any more. */
export async function unlessAborted<Result>(
  signal: AbortSignal | undefined,
  work: Promise<Result>,
): Promise<Result> {
  if (!signal) return work;
  let forget = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    if (signal.aborted) return reject(signal.reason);
    forget = onAbort(signal, () => reject(signal.reason));
  });
  try {
    return await Promise.race([aborted, work]);
  } finally {
    forget();
  }
}
