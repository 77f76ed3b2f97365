import type { Clock } from "../../core/time/clock.ts";
import { sleep } from "../../core/time/clock.ts";

/** The outcome of one attempt. */
export interface Attempt {
  /** Starts at 1. */
  readonly attempt: number;
  /** 0 if no response came. */
  readonly status: number;
  readonly reason?: string | undefined;
  /** Milliseconds until the next one; undefined if this was the last. */
  readonly againMs?: number | undefined;
}

const attempts = 5;
const firstPauseMs = 1_000;
/** For one attempt. */
const timeoutMs = 10_000;

/**
 * POSTs an event to an address until it answers 2xx, at most five times, with a backoff of 1, 2, 4 and 8 seconds. Follows no
 * redirects, because only the user decides where events go. Rejects with the signal's reason when it aborts.
 */
export async function forward(
  address: URL,
  body: Uint8Array<ArrayBuffer>,
  {
    clock,
    signal,
    fetch,
    told,
  }: {
    clock: Clock;
    signal: AbortSignal;
    fetch: typeof globalThis.fetch;
    told: (attempt: Attempt) => Promise<void>;
  },
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const { status, reason } = await send();
    signal.throwIfAborted();
    const delivered = status >= 200 && status < 300;
    const againMs = delivered || attempt === attempts ? undefined : firstPauseMs * 2 ** (attempt - 1);
    await told({ attempt, status, reason, againMs });
    if (againMs === undefined) return;
    await sleep(clock, againMs, signal);
  }

  async function send(): Promise<Pick<Attempt, "status" | "reason">> {
    try {
      const response = await fetch(address, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body,
        redirect: "manual",
        signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
      });
      await response.body?.cancel();
      return { status: response.status };
    } catch (error) {
      return { status: 0, reason: reasonOf(error) };
    }
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  return (cause instanceof Error && (cause.message || (cause as { code?: string }).code)) || error.message;
}
