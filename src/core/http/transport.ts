import type { ClientConfig } from "../config/config.ts";
import { checkHeaders } from "../config/headers.ts";
import type { ClientObserver } from "../config/observer.ts";
import type { CallOptions } from "../config/options.ts";
import type { VendorProfile } from "../config/profile.ts";
import { userAgent } from "../config/user-agent.ts";
import type { CallTrace } from "../errors/call.ts";
import { assertValid } from "../errors/input.ts";
import { checkCount, checkDuration } from "../input/numbers.ts";
import { wallTime } from "../time/clock.ts";
import type { Answer, AttemptResult } from "./attempt.ts";
import type { CallHistory } from "./attempts.ts";
import { observersOf } from "./debug.ts";
import { Failures } from "./failures.ts";
import { Keys } from "./keys.ts";
import type { Redactor } from "./redact/redact.ts";
import type { WireRequest } from "./request.ts";
import { type WatchedAttempts, Watcher } from "./watcher.ts";

/** Offsets of the vendor's clock from the wall clock and from the monotonic clock, in milliseconds. */
export interface ServerAhead {
  ofWallMs: number;
  ofElapsedMs: number;
}

/** The head of a response. */
export interface AnswerHead {
  status: number;
  headers: Headers;
  requestId: string | undefined;
}

/** What all calls of a client share. */
interface Shared {
  readonly failures: Failures;
  readonly keys: Keys;
  readonly observers: readonly ClientObserver[];
  /** Headers of every request. */
  readonly headers: Readonly<Record<string, string>>;
  serverAhead: ServerAhead | undefined;
}

/**
 * What the requests of one client share: key, headers and limits. Records the last response of one operation's call.
 */
export class Transport {
  readonly profile: VendorProfile;
  readonly config: ClientConfig;
  readonly keys: Keys;
  readonly failures: Failures;
  /** Removes the key from what is shown. */
  readonly redactor: Redactor;
  /** Reports one call of an operation to observers, if there are any. */
  readonly watcher: Watcher | undefined;
  readonly #shared: Shared;
  #lastAnswer: Answer | undefined;
  /** A key that was requested in advance of the call that uses it. */
  #key: string | undefined;

  constructor(
    profile: VendorProfile,
    config: ClientConfig,
    shared = shareOf(profile, config),
    operation?: string,
  ) {
    const { failures, keys, observers } = shared;
    this.profile = profile;
    this.config = config;
    this.keys = keys;
    this.failures = failures;
    this.redactor = failures.redactor;
    this.#shared = shared;
    if (observers.length > 0 && operation !== undefined)
      this.watcher = new Watcher(observers, { vendor: profile.name, operation }, failures, config.clock);
  }

  /**
   * Derives the transport for one call of an operation, which records the call's response and reports it to observers.
   */
  begin(operation: string): Transport {
    return new Transport(this.profile, this.config, this.#shared, operation);
  }

  /** Whether calls are observed, in which case a span starts before each of them. */
  get isObserved(): boolean {
    return this.#shared.observers.length > 0;
  }

  /** How far the vendor's clock was ahead of each of this machine's at the last response with a `Date` header. */
  get serverAhead(): ServerAhead | undefined {
    return this.#shared.serverAhead;
  }

  /** The head of the operation's last response; undefined if it needed none. */
  get lastAnswer(): AnswerHead | undefined {
    const answer = this.#lastAnswer;
    if (!answer) return undefined;
    const { status, headers } = answer;
    return { status, headers, requestId: this.failures.requestId(answer) };
  }

  /** Runs one call of an operation, in a span if tracing is on. */
  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    if (!this.watcher) return work();
    const span = await this.watcher.begin();
    if (!span) return work();
    try {
      const result = await span.within(work);
      span.end({});
      return result;
    } catch (error) {
      span.end({ error });
      throw error;
    }
  }

  /** Like `run`, for a generator. */
  async *generate<Item>(
    work: () => AsyncGenerator<Item, void, undefined>,
  ): AsyncGenerator<Item, void, undefined> {
    const span = await this.watcher?.begin();
    let failed: { error?: unknown } = {};
    try {
      yield* work();
    } catch (error) {
      failed = { error };
      throw error;
    } finally {
      span?.end(failed);
    }
  }

  /** Makes an attempt and records it for errors, for observers and as the operation's last response. */
  async attempt(
    run: () => Promise<AttemptResult>,
    history: CallHistory,
    waitedMs: number,
    watched: WatchedAttempts | undefined,
  ): Promise<AttemptResult> {
    const { clock } = this.config;
    const startedAt = wallTime(clock);
    const began = clock.now();
    const result = await (watched ? watched.send(run) : run());
    const durationMs = Math.round(clock.now() - began);
    history.add({ startedAt, durationMs, outcome: this.failures.describe(result), waitedMs });
    if ("answer" in result) {
      this.#lastAnswer = result.answer;
      const date = Date.parse(result.answer.headers.get("date") ?? "");
      // A test clock has no relation to the server's time.
      if (clock.wall && !Number.isNaN(date))
        this.#shared.serverAhead = { ofWallMs: date - wallTime(clock), ofElapsedMs: date - clock.now() };
    }
    return result;
  }

  /** Reports a request's attempts to observers, if there are any. */
  watch({ method, path, id, foreign, body }: WireRequest): WatchedAttempts | undefined {
    const urlTemplate = foreign ? path : `${this.config.baseUrl}${path}`;
    return this.watcher?.request({ method, path, id, urlTemplate, body });
  }

  /** All headers of a request to the vendor. */
  headersOf(
    key: string,
    { headers: given }: CallOptions,
    headers?: Readonly<Record<string, string>>,
  ): Record<string, string> {
    const own = given && lowerCaseNames(given);
    return { ...this.#shared.headers, ...own, ...headers, ...this.profile.authorize(key) };
  }

  /** Returns the key for the next call, calling the key function if there is one. @throws what `Keys.ask` throws. */
  async takeKey(trace: CallTrace, signal: AbortSignal | undefined, ms: number): Promise<string> {
    signal?.throwIfAborted();
    const { clock } = this.config;
    const key = this.#key ?? (await this.keys.ask(trace, { clock, ms, signal }, this.redactor.error));
    this.#key = undefined;
    return key;
  }

  /**
   * Ensures that the account of a create is known, by calling the key function if it has never been called.
   *
   * @throws what `Keys.ask` throws.
   */
  async identify(path: string, options: CallOptions): Promise<void> {
    if (this.keys.first !== undefined) return;
    const { timeoutMs } = this.checkOptions(options);
    const trace = { vendor: this.profile.name, method: "POST", path };
    this.#key = await this.takeKey(trace, options.signal, timeoutMs);
  }

  /** The maximum duration of a whole call, in milliseconds. @throws InvalidInputError for invalid options. */
  budgetMs(options: CallOptions): number {
    const { timeoutMs, maxRetries } = this.checkOptions(options);
    return timeoutMs * (maxRetries + 1);
  }

  /** The timeout of an attempt and the number of retries. @throws InvalidInputError for invalid options. */
  checkOptions(options: CallOptions): { timeoutMs: number; maxRetries: number } {
    const reasons: string[] = [];
    const timeoutMs = checkDuration(options.timeoutMs ?? this.config.timeoutMs, "timeoutMs", 1, reasons);
    const maxRetries = checkCount(options.maxRetries ?? this.config.maxRetries, "maxRetries", reasons);
    if (options.headers !== undefined) checkHeaders(options.headers, reasons);
    assertValid(this.profile.name, reasons);
    return { timeoutMs, maxRetries };
  }
}

function shareOf(profile: VendorProfile, config: ClientConfig): Shared {
  const keys = new Keys(config.key);
  return {
    keys,
    failures: new Failures(profile, config, keys.known),
    observers: observersOf(config),
    headers: { accept: "application/json", ...userAgent(), ...lowerCaseNames(config.headers) },
    serverAhead: undefined,
  };
}

function lowerCaseNames(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
