import { readBody } from "./body.ts";
import type { Clock } from "./clock.ts";
import { onAbort } from "./on-abort.ts";

/** A whole answer, read into memory. */
export interface Answer {
  status: number;
  headers: Headers;
  bytes: Uint8Array<ArrayBuffer>;
}

/** What one attempt came to: an answer, or the reason why there is none. */
export type AttemptResult =
  | { answer: Answer }
  | { error: unknown; timedOut: boolean; status: number | undefined };

export interface AttemptLimits {
  fetch: typeof globalThis.fetch;
  clock: Clock;
  timeoutMs: number;
  signal: AbortSignal | undefined;
}

/**
 * Sends a request once and reads the answer under one time limit.
 *
 * The signal goes into fetch's second argument and never into a `Request`, which loses it in Node 20
 * (nodejs/node#55428). @throws the signal's reason on abort; everything else is a result.
 */
export async function attempt(url: string, init: RequestInit, limits: AttemptLimits): Promise<AttemptResult> {
  const { signal, clock } = limits;
  signal?.throwIfAborted();
  // An own controller, because fetch keeps listeners on the signal it is given until that is collected.
  const controller = new AbortController();
  const forget = onAbort(signal, () => controller.abort(signal?.reason));
  let timedOut = false;
  const cancelTimer = clock.after(limits.timeoutMs, () => {
    timedOut = true;
    controller.abort();
  });
  let head: Omit<Answer, "bytes"> | undefined;
  async function exchange(): Promise<Answer> {
    const response = await limits.fetch(url, { ...init, redirect: "manual", signal: controller.signal });
    head = { status: response.status, headers: response.headers };
    return { ...head, bytes: await readBody(response) };
  }
  try {
    // Raced, because a fetch of the user's own may ignore the signal.
    return { answer: await Promise.race([exchange(), rejectOnAbort(controller.signal)]) };
  } catch (error) {
    if (signal?.aborted && !timedOut) throw signal.reason;
    // A failure status says it all: its lost body must not turn a refusal into a riddle. Any 2xx ends a delete well.
    if (head && (head.status >= 300 || init.method === "DELETE"))
      return { answer: { ...head, bytes: new Uint8Array() } };
    return { error, timedOut, status: head?.status };
  } finally {
    cancelTimer();
    forget();
    // Frees the socket where the body was given up, and does nothing otherwise.
    controller.abort();
  }
}

function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}
