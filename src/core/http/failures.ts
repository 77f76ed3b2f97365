import type { ClientConfig, Proof } from "../config/config.ts";
import type { VendorProfile } from "../config/profile.ts";
import { type FailureDetails, toApiError } from "../errors/api.ts";
import { OutcomeUnknownError } from "../errors/outcome-unknown.ts";
import { ConnectionError, InvalidResponseError, TimeoutError } from "../errors/transport.ts";
import { parseUrl } from "../input/parse-url.ts";
import { wallTime } from "../time/clock.ts";
import type { Answer, AttemptProof, AttemptResult } from "./attempt.ts";
import type { CallHistory } from "./attempts.ts";
import { bodyText, parseBody, parseJson } from "./json.ts";
import { failureCode, wasNeverSent } from "./never-sent.ts";
import {
  isCreate,
  isUnreadableOutcome,
  mayHaveActed,
  type Outcome,
  type RecoveryHandle,
  type RepeatKey,
} from "./outcome.ts";
import { createRedactor, type Redactor } from "./redact/redact.ts";
import { backoffMs, parseRetryAfter } from "./retry.ts";
import type { SendLimits } from "./send-limits.ts";
import { isTransientStatus } from "./transient.ts";
import { watchUndici } from "./undici.ts";

type NoAnswer = Extract<Outcome, { error: unknown }>;
type Answered = Extract<Outcome, { answer: Answer }>;

/** Reads failed calls and turns them into errors; also finds proof that a create was never sent. */
export class Failures {
  readonly redactor: Redactor;
  readonly #profile: VendorProfile;
  readonly #config: ClientConfig;

  constructor(profile: VendorProfile, config: ClientConfig, keys: readonly string[]) {
    this.#profile = profile;
    this.#config = config;
    this.redactor = createRedactor(keys);
  }

  /** The vendor's id of a request. */
  requestId(answer: Answer): string | undefined {
    const { status, headers } = answer;
    const { requestId } = status < 400 ? {} : this.#details(answer);
    return requestId ?? headers.get("x-request-id") ?? undefined;
  }

  /** A response body without the key: redacted after parsing, because JSON can escape any of its characters. */
  body(answer: Answer): string {
    try {
      return JSON.stringify(this.redactor.value(parseJson(answer)));
    } catch {
      return this.redactor.text(bodyText(answer));
    }
  }

  /** What may prove that a create was never sent. */
  proof(source: Proof, method: string, url: string): AttemptProof | undefined {
    if (source === "none") return undefined;
    return { watch: source === "platform" ? watchUndici(method, url) : undefined, wasNeverSent };
  }

  /** How an attempt ended, for its record. */
  describe(result: AttemptResult): string {
    if ("answer" in result) return String(result.answer.status);
    return result.ended === "failed" ? this.redactor.text(failureCode(result.error)) : result.ended;
  }

  /** Reads an attempt that did not succeed. */
  read(result: AttemptResult, history: CallHistory): Outcome {
    if (!("answer" in result)) {
      // A signal's reason belongs to the user.
      const error = result.ended === "aborted" ? result.error : this.redactor.error(result.error);
      return { history, ...result, error };
    }
    const { answer } = result;
    const hint = answer.headers.get("retry-after");
    const retryAfterMs = parseRetryAfter(hint, wallTime(this.#config.clock));
    return { history, answer, details: this.#details(answer), retryAfterMs };
  }

  /** Whether to retry a call with this outcome. */
  mayRetry(
    outcome: Outcome,
    { giveBackRateLimits }: SendLimits[keyof SendLimits] & object,
    repeat?: RepeatKey,
  ): boolean {
    const once = isCreate(outcome.history) && !repeat;
    if (!("answer" in outcome)) {
      if (outcome.ended === "aborted") return false;
      return outcome.neverSent || (!once && !isTooLarge(outcome.error));
    }
    const { status } = outcome.answer;
    if (outcome.details?.quota) return false;
    if (once) return status === 429 && !giveBackRateLimits;
    if (status >= 500 && repeat?.isReplay(outcome.details?.requestId)) return false;
    return isTransientStatus(status);
  }

  /** Whether the vendor may have executed the request despite this outcome. */
  mayHaveActed(outcome: Outcome): boolean {
    if (!("answer" in outcome)) return mayHaveActed(outcome);
    const { history, answer, details = {} } = outcome;
    const { status } = answer;
    const isRefusal = isCreate(history) && this.#profile.refusesCreate?.(status, details);
    return isUnreadableOutcome(status) && !isRefusal;
  }

  /** The backoff before a retry, unless the vendor asks for more. */
  backoffMs(retry: number): number {
    return backoffMs(retry, this.#config.clock);
  }

  /** The error for a call that did not succeed; `problem` describes an unusable 2xx. */
  toError(outcome: Outcome, recovery?: RecoveryHandle, problem?: string): Error {
    const { history } = outcome;
    // A caller may have passed the key as an id.
    if (history.id !== undefined) history.id = this.redactor.text(history.id);
    // Only the abort of a create that may have been executed gets here.
    if ("ended" in outcome && outcome.ended === "aborted")
      return outcomeUnknown(history, outcome.error, recovery);
    const error = "answer" in outcome ? this.#answered(outcome, problem) : notAnswered(outcome);
    // A later attempt's failure says nothing about an earlier attempt that was lost.
    const unknown = isCreate(history) && (this.mayHaveActed(outcome) || history.mayHaveActed);
    return unknown ? outcomeUnknown(history, error, recovery) : error;
  }

  #details(answer: Answer): FailureDetails {
    return this.#profile.readFailure(parseBody(answer), answer.status, answer.headers);
  }

  #answered({ history, answer, details, retryAfterMs }: Answered, problem: string | undefined): Error {
    const { redactor } = this;
    const { status } = answer;
    if (status < 400) {
      const message = problem === undefined ? this.#redirected(answer) : this.#misread(answer, problem);
      return new InvalidResponseError(history, status, `answered ${message}`);
    }
    return toApiError(history, {
      ...(redactor.value(details) as FailureDetails),
      status,
      headers: redactor.headers(answer.headers),
      body: redactor.value(parseBody(answer)),
      retryAfterMs,
    });
  }

  /** A 2xx that cannot be read: after a create, something was created, but it is unknown what. */
  #misread(answer: Answer, problem: string): string {
    const text = this.redactor.text(bodyText(answer)).trim();
    return `${answer.status} ${problem}${text && `, beginning ${JSON.stringify(text.slice(0, 120))}`}`;
  }

  #redirected({ status, headers }: Answer): string {
    const location = headers.get("location");
    const base = this.#config.baseUrl;
    const url = location === null ? undefined : parseUrl(location, base);
    const target = this.redactor.text(url?.host ?? "another address");
    return `${status || "with a redirect"} to ${target}; redirects are not followed, to keep the key from other hosts`;
  }
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && error.name === "BodyTooLargeError";
}

function notAnswered({ history, error: cause, ended, status }: NoAnswer): Error {
  const count = history.attempts.length;
  const tries = count > 1 ? ` after ${count} attempts` : "";
  if (ended === "timeout") return new TimeoutError(history, `timed out${tries}`, { cause });
  const message = `no complete response${tries}: ${innermostMessage(cause)}`;
  return status === undefined
    ? new ConnectionError(history, message, { cause })
    : new InvalidResponseError(history, status, message, { cause });
}

function outcomeUnknown(
  history: CallHistory,
  cause: unknown,
  recovery: RecoveryHandle | undefined,
): OutcomeUnknownError {
  const { sentAt } = history;
  recovery?.lose(sentAt, history.attempts.at(-1)?.durationMs ?? 0);
  return new OutcomeUnknownError(history, sentAt, recovery, cause);
}

function innermostMessage(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message || error.name : innermostMessage(error.cause);
}
