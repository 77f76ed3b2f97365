import { type Answer, type AttemptResult, attempt } from "./attempt.ts";
import { sleep } from "./clock.ts";
import type { ClientConfig } from "./config.ts";
import type { FailureDetails } from "./errors/api.ts";
import { refuse } from "./errors/input.ts";
import { checkHeaders } from "./headers.ts";
import { CallHistory } from "./history.ts";
import { parseBody } from "./json.ts";
import { count, duration } from "./numbers.ts";
import { onceOnly } from "./once-only.ts";
import type { CallOptions } from "./options.ts";
import type { VendorProfile } from "./profile.ts";
import { createRedactor, type Redactor } from "./redact.ts";
import { backoffMs, isTransientStatus, parseRetryAfter } from "./retry.ts";
import { watchSending } from "./send-watch.ts";
import { failureCode, wasNeverSent } from "./sent.ts";

/** A request, ready to be sent as often as it takes: its body can be read again. */
export interface WireRequest {
  method: string;
  /** Template of the vendor's document, for errors. */
  path: string;
  url: string;
  headers?: Record<string, string>;
  body?: NonNullable<RequestInit["body"]>;
}

/** What a call came to in the end, with the history of its attempts. */
export type Outcome = { history: CallHistory } & (
  | { answer: Answer; details: FailureDetails; retryAfterMs: number | undefined }
  | { error: Error; timedOut: boolean; neverSent: boolean; status: number | undefined }
);

/** Call options, with one for the waits: no attempt starts later than this. */
export interface SendOptions extends CallOptions {
  deadline?: number | undefined;
}

const repeatable = new Set(["GET", "HEAD", "OPTIONS", "PUT", "DELETE"]);

/** True for a method that may buy something twice if it is sent twice. */
export function isCreate(method: string): boolean {
  return !repeatable.has(method);
}

/** Sends requests for one client: adds the key, keeps time, tries again where the rules allow it. */
export class Transport {
  readonly profile: VendorProfile;
  readonly config: ClientConfig;
  readonly scrub: Redactor;
  /** Those of every request, and of them the ones that nobody may replace. */
  readonly #headers: Readonly<Record<string, string>>;
  readonly #authorization: Readonly<Record<string, string>>;

  constructor(profile: VendorProfile, config: ClientConfig) {
    this.profile = profile;
    this.config = config;
    this.scrub = createRedactor(config.key);
    this.#authorization = profile.authorize(config.key);
    const given = lowerCaseNames(config.headers);
    this.#headers = { accept: "application/json", ...given, ...this.#authorization };
  }

  /** @throws InvalidInputError for bad options, or the signal's reason on abort; all else is an outcome. */
  async send(request: WireRequest, options: SendOptions = {}): Promise<Outcome> {
    const { config, profile } = this;
    const { clock } = config;
    const { timeoutMs, maxRetries } = this.#checkOptions(options);
    const headers = { ...this.#headers };
    if (options.headers || request.headers) {
      const given = lowerCaseNames(options.headers ?? {});
      Object.assign(headers, given, request.headers, this.#authorization);
    }
    const { method, path, url } = request;
    const given = request.body ?? null;
    const body = isCreate(method) ? onceOnly(given) : given;
    const budgetEnd = clock.now() + timeoutMs * (maxRetries + 1);
    const lastStart = Math.min(budgetEnd, options.deadline ?? budgetEnd);
    const history = new CallHistory(profile.name, method, path);
    let waitedMs = 0;
    for (let retry = 0; ; retry++) {
      const startedAt = clock.now();
      const watch = isCreate(method) ? watchSending(method, url) : undefined;
      let result: AttemptResult;
      try {
        result = await attempt(
          url,
          { method, headers, body },
          {
            fetch: config.fetch,
            clock,
            timeoutMs: Math.min(timeoutMs, Math.max(1, budgetEnd - startedAt)),
            signal: options.signal,
          },
        );
      } finally {
        watch?.stop();
      }
      const durationMs = Math.round(clock.now() - startedAt);
      history.add({ startedAt, durationMs, outcome: describe(result), waitedMs });
      const outcome = this.#settle(result, watch?.provesUnsent() === true, history);
      if (retry >= maxRetries || !mayRetry(method, outcome)) return outcome;
      const hint = "answer" in outcome ? outcome.retryAfterMs : undefined;
      waitedMs = Math.round(Math.max(hint ?? 0, backoffMs(retry, clock)));
      if (clock.now() + waitedMs >= lastStart) return outcome;
      history.mayHaveActed ||= "answer" in outcome ? outcome.answer.status >= 500 : !outcome.neverSent;
      await sleep(clock, waitedMs, options.signal);
    }
  }

  #checkOptions(options: CallOptions): { timeoutMs: number; maxRetries: number } {
    const reasons: string[] = [];
    const timeoutMs = duration(options.timeoutMs ?? this.config.timeoutMs, "timeoutMs", 1, reasons);
    const maxRetries = count(options.maxRetries ?? this.config.maxRetries, "maxRetries", reasons);
    if (options.headers !== undefined) checkHeaders(options.headers, reasons);
    refuse(this.profile.name, reasons);
    return { timeoutMs, maxRetries };
  }

  #settle(result: AttemptResult, unsent: boolean, history: CallHistory): Outcome {
    if ("answer" in result) {
      const { answer } = result;
      const { status, headers } = answer;
      if (status < 400) return { history, answer, details: {}, retryAfterMs: undefined };
      const details = this.profile.readFailure(parseBody(answer), status, headers);
      const retryAfterMs = parseRetryAfter(headers.get("retry-after"), this.config.clock.now());
      return { history, answer, details, retryAfterMs };
    }
    const { timedOut, error, status } = result;
    const neverSent = unsent || (!timedOut && status === undefined && wasNeverSent(error));
    return { history, error: this.scrub.error(error), timedOut, neverSent, status };
  }
}

function mayRetry(method: string, outcome: Outcome): boolean {
  if (!("answer" in outcome)) {
    return outcome.neverSent || (!isCreate(method) && outcome.error.name !== "BodyTooLargeError");
  }
  const { status } = outcome.answer;
  if (outcome.details.quota) return false;
  if (!isCreate(method)) return isTransientStatus(status);
  return status === 429 || (status === 503 && outcome.retryAfterMs !== undefined);
}

function describe(result: AttemptResult): string {
  if ("answer" in result) return String(result.answer.status);
  return result.timedOut ? "timeout" : failureCode(result.error);
}

function lowerCaseNames(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
