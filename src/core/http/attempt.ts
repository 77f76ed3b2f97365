import type { Bytes } from "../input/bytes.ts";
import type { Clock } from "../time/clock.ts";
import { onAbort } from "../time/on-abort.ts";
import { readBody } from "./body.ts";
import type { UndiciWatch } from "./undici.ts";

/** A complete response, read into memory. */
export interface Answer {
  status: number;
  headers: Headers;
  bytes: Bytes;
}

/** An attempt without a usable response. */
export interface AttemptFailure {
  /** The platform's error, or the signal's reason. */
  error: unknown;
  ended: "failed" | "timeout" | "aborted";
  /** True if it is proven that no byte of the request was sent. */
  neverSent: boolean;
  /** HTTP status, if the response's head was read. */
  status: number | undefined;
}

/** The result of one attempt: a response, or why there is none. */
export type AttemptResult = { answer: Answer } | AttemptFailure;

/** What is sent, identical for every attempt. */
export interface AttemptInit extends Required<Pick<RequestInit, "method" | "headers" | "body">> {
  /** `error` avoids a second copy of the body in undici, but hides a redirect's status. Default `manual`. */
  redirect?: "manual" | "error" | undefined;
}

/** The timeout of a transfer's attempt. */
export interface AttemptTimer {
  /** Restarts the timeout, which is at least `minMs` milliseconds. */
  restart(minMs?: number): void;
  /** Stops the timeout while not waiting for the other side. */
  pause(): void;
}

/** Hooks for transfers, whose timeout is an idle timeout. */
export interface AttemptTransfer {
  /** Wraps the body so that it restarts the timer when bytes are read. */
  send?(body: AttemptInit["body"], timer: AttemptTimer): AttemptInit["body"];
  /** Consumes the response body, for instance as a stream; returns the bytes left to keep in memory. */
  receive?(response: Response, timer: AttemptTimer): Promise<Bytes>;
}

/** What may prove that no byte of an attempt was sent. */
export interface AttemptProof {
  watch: UndiciWatch | undefined;
  wasNeverSent(error: unknown): boolean;
}

export interface AttemptLimits {
  fetch: typeof globalThis.fetch;
  clock: Clock;
  timeoutMs: number;
  signal: AbortSignal | undefined;
  /** Called once, right before sending; absent if there can be no proof. */
  proof?: (() => AttemptProof | undefined) | undefined;
  transfer?: AttemptTransfer | undefined;
}

/** Microtask turns to wait for the platform's fetch to reject after an abort; it takes two or three. */
const turnsToReject = 20;

/**
 * Sends a request once and reads the response within one timeout. Settles immediately on abort, whatever fetch does.
 *
 * The signal is passed in fetch's second argument, never in a `Request`, which loses it on Node 20 (nodejs/node#55428).
 *
 * @throws the signal's reason if it had already aborted, in which case nothing was sent.
 */
export async function attempt(
  url: string,
  { method, headers, body, redirect = "manual" }: AttemptInit,
  limits: AttemptLimits,
): Promise<AttemptResult> {
  const { clock, transfer } = limits;
  limits.signal?.throwIfAborted();
  const proof = limits.proof?.();
  // A separate controller, because fetch keeps listeners on its signal until that is garbage-collected.
  const controller = new AbortController();
  const { signal } = controller;
  const watch = proof?.watch;
  let head: Omit<Answer, "bytes"> | undefined;
  let fetchEnded = false;
  let cancelTimer = (): void => undefined;
  let runOut = (): void => undefined;
  const timer: AttemptTimer = {
    restart(minMs = 0) {
      cancelTimer();
      if (!over) cancelTimer = clock.after(Math.max(limits.timeoutMs, minMs), () => runOut());
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
  /** Whether fetch has ended and it is proven that no connection ever accepted the request. */
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
    // Settled manually, because a custom fetch may ignore the signal.
    const answer = await new Promise<Answer>((resolve, reject) => {
      // Only the first end counts: another may occur before this function resumes.
      const end = (settle: () => void): void => {
        if (over) return;
        over = true;
        settle();
      };
      const giveUp = (how: "timeout" | "aborted", reason?: unknown): void =>
        end(() => {
          ended = how;
          // Without the user's reason: Node's fetch writes a stack into the abort reason.
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
    // Frees the socket of an abandoned body. Not after every call, where it would take a fifth of the time.
    controller.abort();
    // An error status is conclusive even if its body is lost. So is any 2xx of a delete.
    if (ended !== "aborted" && head && (head.status >= 300 || method === "DELETE"))
      return { answer: { ...head, bytes: new Uint8Array() } };
    return { error, ended, neverSent: await isUnsent(ended, error), status: head?.status };
  } finally {
    release();
    watch?.stop();
  }
}
