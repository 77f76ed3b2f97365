import type { ClientConfig } from "../config/config.ts";
import { checkHeaders } from "../config/headers.ts";
import type { CallOptions } from "../config/options.ts";
import type { VendorProfile } from "../config/profile.ts";
import { assertValid } from "../errors/input.ts";
import { checkCount, checkDuration } from "../input/numbers.ts";
import { sleep, wallTime } from "../time/clock.ts";
import { onAbort } from "../time/on-abort.ts";
import { attempt } from "./attempt.ts";
import { CallHistory, type RequestKind } from "./attempts.ts";
import { Failures } from "./failures.ts";
import { onceOnly } from "./once-only.ts";
import { isCreate, mayHaveActed, type Outcome, type RecoveryHandle, type RepeatKey } from "./outcome.ts";
import type { Redactor } from "./redact/redact.ts";
import { type SendLimits, sendLimits } from "./send-limits.ts";

/** A request, ready to be sent as often as it takes: its body can be read again. */
export interface WireRequest extends RequestKind {
  /** Template of the vendor's document, for errors. */
  path: string;
  /** What the path names, for errors. */
  id?: string | undefined;
  url: string;
  headers?: Record<string, string>;
  body?: NonNullable<RequestInit["body"]>;
  /** Makes a create one that may be sent again. */
  repeat?: RepeatKey | undefined;
  /** To another host than the vendor's API, which is told its own headers and nothing of ours. */
  foreign?: true;
}

/** undici keeps a second copy of a body for the case of a redirect, unless redirects are errors: then there is none. */
const largeBodyBytes = 8 * 1024 * 1024;

/** Differences in milliseconds, to be added to the wall clock and to the clock that durations are taken from. */
export interface ServerAhead {
  ofWallMs: number;
  ofElapsedMs: number;
}

/** Sends requests for one client: adds the key, keeps time, tries again where the rules allow it. */
export class Transport {
  readonly profile: VendorProfile;
  readonly config: ClientConfig;
  readonly failures: Failures;
  /** How far the vendor's clock was ahead of each of this machine's at the last answer that told. */
  serverAhead: ServerAhead | undefined;
  /** Headers of every request; the authorization cannot be replaced. */
  readonly #headers: Readonly<Record<string, string>>;
  readonly #authorization: Readonly<Record<string, string>>;

  constructor(profile: VendorProfile, config: ClientConfig) {
    this.profile = profile;
    this.config = config;
    this.#authorization = profile.authorize(config.key);
    const given = lowerCaseNames(config.headers);
    this.#headers = { accept: "application/json", ...given, ...this.#authorization };
    this.failures = new Failures(profile, config);
  }

  /** Takes the key out of what is shown. */
  get redactor(): Redactor {
    return this.failures.redactor;
  }

  /** The error of the package's table for a call without success; `problem` is what is wrong with a 2xx. */
  toError(outcome: Outcome, recovery?: RecoveryHandle, problem?: string): Error {
    return this.failures.toError(outcome, recovery, problem);
  }

  /**
   * @throws InvalidInputError for bad options, or the signal's reason on abort, unless that may have cut off a create; all
   *   else is an outcome.
   */
  async send(request: WireRequest, options: CallOptions & SendLimits = {}): Promise<Outcome> {
    const { config, failures, profile } = this;
    const { clock } = config;
    const { timeoutMs, maxRetries } = this.checkOptions(options);
    const limits = options[sendLimits] ?? {};
    const headers = request.foreign ? { ...request.headers } : this.headersOf(options, request);
    const { method, url, repeat } = request;
    const creates = isCreate(request);
    const { transfer } = limits;
    const wholeMs = timeoutMs * (maxRetries + 1);
    const budgetMs = transfer ? Infinity : wholeMs;
    const budgetEnd = Math.min(clock.now() + budgetMs, limits.deadline ?? Infinity);
    const history = new CallHistory(profile.name, request);
    const given = request.body ?? null;
    const body = creates ? onceOnly(given) : given;
    const redirect = request.foreign || isLarge(body) ? "error" : "manual";
    let waitedMs = 0;
    for (let retry = 0; ; retry++) {
      limits.stop?.throwIfAborted();
      const startedAt = clock.now();
      const at = wallTime(clock);
      const result = await attempt(
        url,
        { method, headers, body, redirect },
        {
          fetch: config.fetch,
          clock,
          timeoutMs: Math.min(timeoutMs, Math.max(1, budgetEnd - startedAt)),
          signal: options.signal,
          transfer,
          proof: creates ? () => failures.proof(config.proof(), method, url) : undefined,
        },
      );
      const durationMs = Math.round(clock.now() - startedAt);
      if ("answer" in result) {
        this.#noteServerTime(result.answer.headers);
        const { status } = result.answer;
        if (status < 400) {
          history.add({ startedAt: at, durationMs, outcome: String(status), waitedMs });
          return { history, answer: result.answer };
        }
      } else if (result.ended === "aborted" && !(creates && mayHaveActed(result)) && !isInDoubt(history))
        throw result.error;
      history.add({ startedAt: at, durationMs, outcome: failures.describe(result), waitedMs });
      const outcome = failures.read(result, history);
      if (!failures.mayRetry(outcome, limits, repeat) || retry >= maxRetries) return outcome;
      const hint = "answer" in outcome ? outcome.retryAfterMs : undefined;
      waitedMs = Math.round(Math.max(hint ?? 0, failures.backoffMs(retry)));
      // A transfer lasts as long as bytes flow, and in a pause none do.
      if (waitedMs >= wholeMs) return outcome;
      if (clock.now() + waitedMs >= Math.min(budgetEnd, limits.lastStart ?? Infinity)) return outcome;
      if (repeat?.lasts(waitedMs) === false) return outcome;
      history.mayHaveActed ||= "answer" in outcome ? failures.mayHaveActed(outcome) : !outcome.neverSent;
      try {
        await this.#pause(waitedMs, options.signal, limits.stop);
        options.signal?.throwIfAborted();
      } catch (error) {
        if (!isInDoubt(history)) throw error;
        return { history, error, ended: "aborted", neverSent: false, status: undefined };
      }
    }
  }

  /** The headers of a request to the vendor. */
  headersOf(options: CallOptions, { headers }: Pick<WireRequest, "headers"> = {}): Record<string, string> {
    const own = options.headers && lowerCaseNames(options.headers);
    return { ...this.#headers, ...own, ...headers, ...(own || headers ? this.#authorization : undefined) };
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
    const { timeoutMs, maxRetries } = this.checkOptions(options);
    return timeoutMs * (maxRetries + 1);
  }

  /** The time for an attempt and how often to try again. @throws InvalidInputError for bad options. */
  checkOptions(options: CallOptions): { timeoutMs: number; maxRetries: number } {
    const reasons: string[] = [];
    const timeoutMs = checkDuration(options.timeoutMs ?? this.config.timeoutMs, "timeoutMs", 1, reasons);
    const maxRetries = checkCount(options.maxRetries ?? this.config.maxRetries, "maxRetries", reasons);
    if (options.headers !== undefined) checkHeaders(options.headers, reasons);
    assertValid(this.profile.name, reasons);
    return { timeoutMs, maxRetries };
  }

  #noteServerTime(headers: Headers): void {
    const { clock } = this.config;
    const date = Date.parse(headers.get("date") ?? "");
    // A clock of a test's own keeps another time than any server.
    if (clock.wall && !Number.isNaN(date))
      this.serverAhead = { ofWallMs: date - wallTime(clock), ofElapsedMs: date - clock.now() };
  }
}

/** An earlier attempt of a create was lost, and nothing since says what became of it. */
function isInDoubt(history: CallHistory): boolean {
  return isCreate(history) && history.mayHaveActed;
}

function isLarge(body: NonNullable<RequestInit["body"]> | null): boolean {
  const parts: unknown[] = body instanceof FormData ? [...body.values()] : [body];
  const size = (part: unknown) =>
    part instanceof Blob ? part.size : typeof part === "string" ? part.length : 0;
  return parts.some((part) => size(part) > largeBodyBytes);
}

function lowerCaseNames(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
