import { onAbort } from "./on-abort.ts";

/** Settles like `work`, or rejects immediately with the signal's reason, ignoring the result of `work`. */
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
