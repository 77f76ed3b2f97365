import { readBody } from "./body.ts";
import type { Clock } from "./clock.ts";
import { onAbort } from "./on-abort.ts";
import type { Bytes } from "./types.ts";

/** A whole answer, read into memory. */
export interface Answer {
  status: number;
  headers: Headers;
  bytes: Bytes;
}

/** What one attempt came to: an answer, or the reason why there is none. */
export type AttemptResult =
  | { answer: Answer }
  | { error: unknown; timedOut: boolean; status: number | undefined };

/** What is sent, the same at every attempt. */
export type AttemptInit = Required<Pick<RequestInit, "method" | "headers" | "body">>;

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
export async function attempt(
  url: string,
  { method, headers, body }: AttemptInit,
  limits: AttemptLimits,
): Promise<AttemptResult> {
  const { clock } = limits;
  limits.signal?.throwIfAborted();
  // An own controller, because fetch keeps listeners on the signal it is given until that is collected.
  const controller = new AbortController();
  const { signal } = controller;
  let head: Omit<Answer, "bytes"> | undefined;
  async function exchange(): Promise<Answer> {
    const response = await limits.fetch(url, { method, headers, body, redirect: "manual", signal });
    head = { status: response.status, headers: response.headers };
    const bytes = await readBody(response);
    return { ...head, bytes };
  }
  let timedOut = false;
  let release = (): void => undefined;
  try {
    // Settled by hand, because a fetch of the user's own may ignore the signal.
    const answer = await new Promise<Answer>((resolve, reject) => {
      const giveUp = (reason?: unknown): void => {
        controller.abort(reason);
        reject(signal.reason);
      };
      const forget = onAbort(limits.signal, () => giveUp(limits.signal?.reason));
      const cancelTimer = clock.after(limits.timeoutMs, () => {
        timedOut = true;
        giveUp();
      });
      release = () => {
        cancelTimer();
        forget();
      };
      exchange().then(resolve, reject);
    });
    return { answer };
  } catch (error) {
    // Frees the socket where the body was given up. Not after every call: it would make up a fifth of one.
    controller.abort();
    if (limits.signal?.aborted && !timedOut) throw limits.signal.reason;
    // A failure status says it all: its lost body must not turn a refusal into a riddle. Any 2xx ends a delete well.
    if (head && (head.status >= 300 || method === "DELETE"))
      return { answer: { ...head, bytes: new Uint8Array() } };
    return { error, timedOut, status: head?.status };
  } finally {
    release();
  }
}
