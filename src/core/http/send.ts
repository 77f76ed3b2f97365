import type { CallOptions } from "../config/options.ts";
import { sleep } from "../time/clock.ts";
import { onAbort } from "../time/on-abort.ts";
import { attempt } from "./attempt.ts";
import { CallHistory } from "./attempts.ts";
import { onceOnly } from "./once-only.ts";
import { isCreate, mayHaveActed, type Outcome } from "./outcome.ts";
import type { WireRequest } from "./request.ts";
import { type SendLimits, sendLimits } from "./send-limits.ts";
import type { Transport } from "./transport.ts";

/** Above this size redirects are errors, because undici otherwise keeps a second copy of the body for a redirect. */
const largeBodyBytes = 8 * 1024 * 1024;

/**
 * Sends a request with the key, under its timeouts, and retries it as the rules allow.
 *
 * @throws InvalidInputError for invalid options; the signal's reason on abort, unless a create may have been sent.
 *   Anything else is returned as an outcome.
 */
export async function send(
  transport: Transport,
  request: WireRequest,
  options: CallOptions & SendLimits = {},
): Promise<Outcome> {
  const { config, failures, profile } = transport;
  const { fetch, clock } = config;
  const { timeoutMs, maxRetries } = transport.checkOptions(options);
  const { signal, [sendLimits]: limits = {} } = options;
  const { transfer, stop, lastStart = Infinity } = limits;
  const { method, url, repeat, foreign } = request;
  const creates = isCreate(request);
  const wholeMs = timeoutMs * (maxRetries + 1);
  const end = Math.min(transfer ? Infinity : clock.now() + wholeMs, limits.deadline ?? Infinity);
  const leftMs = () => Math.min(timeoutMs, Math.max(1, end - clock.now()));
  const history = new CallHistory(profile.name, request);
  stop?.throwIfAborted();
  const headers = foreign
    ? { ...request.headers }
    : transport.headersOf(await transport.takeKey(history, signal, leftMs()), options, request.headers);
  const given = request.body ?? null;
  const body = creates ? onceOnly(given) : given;
  const redirect = foreign || isLarge(body) ? "error" : "manual";
  const proof = creates ? () => failures.proof(config.proof(), method, url) : undefined;
  const run = () => {
    const timed = { fetch, clock, timeoutMs: leftMs(), signal, transfer, proof };
    return attempt(url, { method, headers, body, redirect }, timed);
  };
  const watched = transport.watch(request);
  for (let retry = 0, waitedMs = 0; ; retry++) {
    stop?.throwIfAborted();
    const result = await transport.attempt(run, history, waitedMs, watched);
    if ("answer" in result) {
      if (result.answer.status < 400) return { history, ...result };
    } else if (result.ended === "aborted" && !(creates && mayHaveActed(result)) && !isInDoubt(history))
      throw result.error;
    const outcome = failures.read(result, history);
    if (!failures.mayRetry(outcome, limits, repeat) || retry >= maxRetries) return outcome;
    const hint = "answer" in outcome ? outcome.retryAfterMs : undefined;
    waitedMs = Math.round(Math.max(hint ?? 0, failures.backoffMs(retry)));
    // Also limits a transfer, which otherwise has no deadline while bytes flow.
    if (waitedMs >= wholeMs || clock.now() + waitedMs >= Math.min(end, lastStart)) return outcome;
    if (repeat?.lasts(waitedMs) === false) return outcome;
    history.mayHaveActed ||= failures.mayHaveActed(outcome);
    watched?.retry(waitedMs);
    try {
      await pause(transport, waitedMs, signal, stop);
      signal?.throwIfAborted();
    } catch (error) {
      if (!isInDoubt(history)) throw error;
      return { history, error, ended: "aborted", neverSent: false, status: undefined };
    }
  }
}

/** Sleeps; ends early when `stop` aborts. @throws the signal's reason. */
async function pause(
  { config: { clock } }: Transport,
  ms: number,
  signal: AbortSignal | undefined,
  stop: AbortSignal | undefined,
): Promise<void> {
  if (stop?.aborted) return;
  let forget = (): void => undefined;
  try {
    await sleep(clock, ms, signal, (end) => {
      forget = onAbort(stop, end);
    });
  } finally {
    forget();
  }
}

/** Whether an earlier attempt of a create was lost, so that its outcome is unknown. */
function isInDoubt(history: CallHistory): boolean {
  return isCreate(history) && history.mayHaveActed;
}

function isLarge(body: NonNullable<RequestInit["body"]> | null): boolean {
  const parts: unknown[] = body instanceof FormData ? [...body.values()] : [body];
  const size = (part: unknown) =>
    part instanceof Blob ? part.size : typeof part === "string" ? part.length : 0;
  return parts.some((part) => size(part) > largeBodyBytes);
}
