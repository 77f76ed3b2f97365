import type { Bytes } from "../input/bytes.ts";
import type { Clock } from "../time/clock.ts";
import { onAbort } from "../time/on-abort.ts";
import { readBody } from "./body.ts";
import type { UndiciWatch } from "./undici.ts";

/** A whole answer, read into memory. */
export interface Answer {
  status: number;
  headers: Headers;
  bytes: Bytes;
}

/** An attempt that brought no usable answer. */
export interface AttemptFailure {
  /** The platform's error, or the signal's reason. */
  error: unknown;
  ended: "failed" | "timeout" | "aborted";
  /** There is proof that no byte of the request left. */
  neverSent: boolean;
  /** HTTP status, where the answer's head was read. */
  status: number | undefined;
}

/** How one attempt ended: with an answer, or the reason why there is none. */
export type AttemptResult = { answer: Answer } | AttemptFailure;

/** What is sent, the same at every attempt. */
export interface AttemptInit extends Required<Pick<RequestInit, "method" | "headers" | "body">> {
  /** `error` spares undici a second copy of the body, and hides a redirect's status. Default `manual`. */
  redirect?: "manual" | "error" | undefined;
}

/** The time limit of an attempt whose bytes are worth waiting for. */
export interface AttemptTimer {
  /** Begins it anew; it is no shorter than `leastMs`, in milliseconds. */
  restart(leastMs?: number): void;
  /** Nobody waits for the other side now. */
  pause(): void;
}

/** For transfers, whose time limit bounds silence and not the whole. */
export interface AttemptTransfer {
  /** The body in a form that says when bytes of it are taken. */
  send?(body: AttemptInit["body"], timer: AttemptTimer): AttemptInit["body"];
  /** Reads the answer's body in another way than into memory; gives what is left to be read there. */
  receive?(response: Response, timer: AttemptTimer): Promise<Bytes>;
}

/** What may tell that no byte of an attempt has left. */
export interface AttemptProof {
  watch: UndiciWatch | undefined;
  wasNeverSent(error: unknown): boolean;
}

export interface AttemptLimits {
  fetch: typeof globalThis.fetch;
  clock: Clock;
  timeoutMs: number;
  signal: AbortSignal | undefined;
  /** Asked once, right before sending; absent where nothing proves anything. */
  proof?: (() => AttemptProof | undefined) | undefined;
  transfer?: AttemptTransfer | undefined;
}

/** Turns of the microtask queue in which the platform's fetch rejects after an abort; it takes two or three. */
const turnsToReject = 20;

/**
 * Sends a request once and reads the answer under one time limit. Settles at once on abort, whatever fetch does.
 *
 * The signal goes into fetch's second argument and never into a `Request`, which loses it in Node 20
 * (nodejs/node#55428). @throws the signal's reason where it had aborted before anything was sent.
 */
export async function attempt(
  url: string,
  { method, headers, body, redirect = "manual" }: AttemptInit,
  limits: AttemptLimits,
): Promise<AttemptResult> {
  const { clock, transfer } = limits;
  limits.signal?.throwIfAborted();
  const proof = limits.proof?.();
  // An own controller, because fetch keeps listeners on the signal it is given until that is collected.
  const controller = new AbortController();
  const { signal } = controller;
  const watch = proof?.watch;
  let head: Omit<Answer, "bytes"> | undefined;
  let fetchEnded = false;
  let cancelTimer = (): void => undefined;
  let runOut = (): void => undefined;
  const timer: AttemptTimer = {
    restart(leastMs = 0) {
      cancelTimer();
      if (!over) cancelTimer = clock.after(Math.max(limits.timeoutMs, leastMs), () => runOut());
    },
    pause: () => cancelTimer(),
  };

  function startFetch(): Promise<Response> {
    const sent = transfer?.send ? transfer.send(body, timer) : body;
    const start = (): Promise<Response> =>
      limits.fetch(url, { method, headers, body: sent, redirect, signal });
    return watch ? watch.observe(start) : start();
  }
  async function exchange(): Promise<Answer> {
    let response: Response;
    try {
      response = await startFetch();
    } finally {
      fetchEnded = true;
    }
    head = { status: response.status, headers: response.headers };
    const bytes = await (transfer?.receive ? transfer.receive(response, timer) : readBody(response));
    return { ...head, bytes };
  }
  /** The request is at rest, and everything that is known of it says that no connection ever took it on. */
  async function isUnsent(ended: AttemptFailure["ended"], error: unknown): Promise<boolean> {
    if (head || !proof) return false;
    if (!watch) return ended === "failed" && proof.wasNeverSent(error);
    for (let turn = 0; turn < turnsToReject && !fetchEnded; turn++) await undefined;
    return fetchEnded && watch.provesUnsent();
  }

  let ended = "failed" as AttemptFailure["ended"];
  let over = false;
  let release = (): void => undefined;
  try {
    // Settled by hand, because a fetch of the user's own may ignore the signal.
    const answer = await new Promise<Answer>((resolve, reject) => {
      // The first end counts: another may come before this function goes on.
      const end = (settle: () => void): void => {
        if (over) return;
        over = true;
        settle();
      };
      const giveUp = (how: "timeout" | "aborted", reason?: unknown): void =>
        end(() => {
          ended = how;
          // Not with the user's reason: Node's fetch writes a stack into whatever it is aborted with.
          controller.abort();
          reject(how === "aborted" ? reason : signal.reason);
        });
      const forget = onAbort(limits.signal, () => giveUp("aborted", limits.signal?.reason));
      runOut = () => giveUp("timeout");
      timer.restart();
      release = () => {
        cancelTimer();
        forget();
      };
      exchange().then(
        (answer) => end(() => resolve(answer)),
        (error) => end(() => reject(error)),
      );
    });
    return { answer };
  } catch (error) {
    // Frees the socket where the body was given up. Not after every call: it would make up a fifth of one.
    controller.abort();
    // A failure status says it all: its lost body must not turn a refusal into a riddle. Any 2xx ends a delete well.
    if (ended !== "aborted" && head && (head.status >= 300 || method === "DELETE"))
      return { answer: { ...head, bytes: new Uint8Array() } };
    return { error, ended, neverSent: await isUnsent(ended, error), status: head?.status };
  } finally {
    release();
    watch?.stop();
  }
}
