import type { ClientConfig } from "../config/config.ts";
import { checkHeaders } from "../config/headers.ts";
import type { CallOptions } from "../config/options.ts";
import type { VendorProfile } from "../config/profile.ts";
import type { FailureDetails } from "../errors/api.ts";
import { assertValid } from "../errors/input.ts";
import { checkCount, checkDuration } from "../input/numbers.ts";
import { sleep, wallTime } from "../time/clock.ts";
import { onAbort } from "../time/on-abort.ts";
import { type Answer, type AttemptFailure, type AttemptResult, attempt } from "./attempt.ts";
import { CallHistory } from "./attempts.ts";
import { parseBody } from "./json.ts";
import { failureCode } from "./never-sent.ts";
import { onceOnly } from "./once-only.ts";
import { createRedactor, type Redactor } from "./redact/redact.ts";
import { backoffMs, isTransientStatus, parseRetryAfter } from "./retry.ts";
import { type SendLimits, sendLimits } from "./send-limits.ts";

/** A request, ready to be sent as often as it takes: its body can be read again. */
export interface WireRequest {
  method: string;
  /** Template of the vendor's document, for errors. */
  path: string;
  /** What the path names, for errors. */
  id?: string | undefined;
  url: string;
  headers?: Record<string, string>;
  body?: NonNullable<RequestInit["body"]>;
}

/** Differences in milliseconds, to be added to the wall clock and to the clock that durations are taken from. */
export interface ServerAhead {
  ofWallMs: number;
  ofElapsedMs: number;
}

/** How a call ended, with the history of its attempts. */
export type Outcome = { history: CallHistory } & (
  | { answer: Answer; details: FailureDetails; retryAfterMs: number | undefined }
  | AttemptFailure
);

const repeatable = new Set(["GET", "HEAD", "OPTIONS", "PUT", "DELETE"]);

/** True for a method that may buy something twice if it is sent twice. */
export function isCreate(method: string): boolean {
  return !repeatable.has(method);
}

/** Sends requests for one client: adds the key, keeps time, tries again where the rules allow it. */
export class Transport {
  readonly profile: VendorProfile;
  readonly config: ClientConfig;
  readonly redactor: Redactor;
  /** How far the vendor's clock was ahead of each of this machine's at the last answer that told. */
  serverAhead: ServerAhead | undefined;
  /** Headers of every request; the authorization cannot be replaced. */
  readonly #headers: Readonly<Record<string, string>>;
  readonly #authorization: Readonly<Record<string, string>>;

  constructor(profile: VendorProfile, config: ClientConfig) {
    this.profile = profile;
    this.config = config;
    this.redactor = createRedactor(config.key);
    this.#authorization = profile.authorize(config.key);
    const given = lowerCaseNames(config.headers);
    this.#headers = { accept: "application/json", ...given, ...this.#authorization };
  }

  /**
   * @throws InvalidInputError for bad options, or the signal's reason on abort, unless that may have cut off a create; all
   *   else is an outcome.
   */
  async send(request: WireRequest, options: CallOptions & SendLimits = {}): Promise<Outcome> {
    const { config, profile } = this;
    const { clock } = config;
    const { timeoutMs, maxRetries } = this.#checkOptions(options);
    const limits = options[sendLimits] ?? {};
    const headers = { ...this.#headers };
    if (options.headers || request.headers) {
      const given = lowerCaseNames(options.headers ?? {});
      Object.assign(headers, given, request.headers, this.#authorization);
    }
    const { method, url } = request;
    const creates = isCreate(method);
    const body = creates ? onceOnly(request.body ?? null) : (request.body ?? null);
    const budgetEnd = Math.min(clock.now() + timeoutMs * (maxRetries + 1), limits.deadline ?? Infinity);
    const history = new CallHistory(profile.name, request);
    let waitedMs = 0;
    for (let retry = 0; ; retry++) {
      limits.stop?.throwIfAborted();
      const startedAt = clock.now();
      const at = wallTime(clock);
      const result = await attempt(
        url,
        { method, headers, body },
        {
          fetch: config.fetch,
          clock,
          timeoutMs: Math.min(timeoutMs, Math.max(1, budgetEnd - startedAt)),
          signal: options.signal,
          proof: creates ? config.proof() : "none",
        },
      );
      const durationMs = Math.round(clock.now() - startedAt);
      history.add({ startedAt: at, durationMs, outcome: this.redactor.text(describe(result)), waitedMs });
      if ("ended" in result && result.ended === "aborted" && !(creates && mayHaveActed(result)))
        throw result.error;
      const outcome = this.#settle(result, history);
      if (retry >= maxRetries || !mayRetry(method, outcome, limits)) return outcome;
      const hint = "answer" in outcome ? outcome.retryAfterMs : undefined;
      waitedMs = Math.round(Math.max(hint ?? 0, backoffMs(retry, clock)));
      if (clock.now() + waitedMs >= Math.min(budgetEnd, limits.lastStart ?? Infinity)) return outcome;
      history.mayHaveActed ||= "answer" in outcome ? outcome.answer.status >= 500 : !outcome.neverSent;
      await this.#pause(waitedMs, options.signal, limits.stop);
    }
  }

  /** Ends early where `stop` aborts. @throws the signal's reason. */
  async #pause(ms: number, signal: AbortSignal | undefined, stop: AbortSignal | undefined): Promise<void> {
    if (stop?.aborted) return;
    let forget = (): void => undefined;
    try {
      await sleep(this.config.clock, ms, signal, (end) => {
        forget = onAbort(stop, end);
      });
    } finally {
      forget();
    }
  }

  /** All the time that a call may take, in milliseconds. @throws InvalidInputError for bad options. */
  budgetMs(options: CallOptions): number {
    const { timeoutMs, maxRetries } = this.#checkOptions(options);
    return timeoutMs * (maxRetries + 1);
  }

  #checkOptions(options: CallOptions): { timeoutMs: number; maxRetries: number } {
    const reasons: string[] = [];
    const timeoutMs = checkDuration(options.timeoutMs ?? this.config.timeoutMs, "timeoutMs", 1, reasons);
    const maxRetries = checkCount(options.maxRetries ?? this.config.maxRetries, "maxRetries", reasons);
    if (options.headers !== undefined) checkHeaders(options.headers, reasons);
    assertValid(this.profile.name, reasons);
    return { timeoutMs, maxRetries };
  }

  #settle(result: AttemptResult, history: CallHistory): Outcome {
    const { clock } = this.config;
    if ("answer" in result) {
      const { answer } = result;
      const { status, headers } = answer;
      this.#noteServerTime(headers);
      if (status < 400) return { history, answer, details: {}, retryAfterMs: undefined };
      const details = this.profile.readFailure(parseBody(answer), status, headers);
      const retryAfterMs = parseRetryAfter(headers.get("retry-after"), wallTime(clock));
      return { history, answer, details, retryAfterMs };
    }
    // A signal's reason belongs to the user.
    const error = result.ended === "aborted" ? result.error : this.redactor.error(result.error);
    return { history, ...result, error };
  }

  #noteServerTime(headers: Headers): void {
    const { clock } = this.config;
    const date = Date.parse(headers.get("date") ?? "");
    // A clock of a test's own keeps another time than any server.
    if (clock.wall && !Number.isNaN(date))
      this.serverAhead = { ofWallMs: date - wallTime(clock), ofElapsedMs: date - clock.now() };
  }
}

/** True where the vendor may have carried out a create whose attempt ended so; a refusal says that it has not. */
export function mayHaveActed({ neverSent, status }: Pick<AttemptFailure, "neverSent" | "status">): boolean {
  return !neverSent && (status === undefined || isUnreadableOutcome(status));
}

/**
 * True for a status of a create from which nobody can read whether it was carried out: 5xx, and 303, which usually means
 * "done, look there" (RFC 9110 15.4.4). Browsers show 0 for every redirect. A 2xx counts for who could not read its body.
 */
export function isUnreadableOutcome(status: number): boolean {
  return status < 300 || status === 303 || status >= 500;
}

function mayRetry(
  method: string,
  outcome: Outcome,
  { giveBackRateLimits }: SendLimits[typeof sendLimits] & object,
): boolean {
  if (!("answer" in outcome)) {
    if (outcome.ended === "aborted") return false;
    return outcome.neverSent || (!isCreate(method) && !isTooLarge(outcome.error));
  }
  const { status } = outcome.answer;
  if (outcome.details.quota) return false;
  if (isCreate(method)) return status === 429 && !giveBackRateLimits;
  return isTransientStatus(status);
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && error.name === "BodyTooLargeError";
}

function describe(result: AttemptResult): string {
  if ("answer" in result) return String(result.answer.status);
  return result.ended === "failed" ? failureCode(result.error) : result.ended;
}

function lowerCaseNames(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
