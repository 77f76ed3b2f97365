import type { ClientConfig } from "../config/config.ts";
import { readEnv } from "../config/env.ts";
import { checkHeaders } from "../config/headers.ts";
import type { ClientObserver } from "../config/observer.ts";
import type { CallOptions } from "../config/options.ts";
import type { VendorProfile } from "../config/profile.ts";
import { userAgent } from "../config/user-agent.ts";
import type { CallTrace } from "../errors/call.ts";
import { assertValid } from "../errors/input.ts";
import { checkCount, checkDuration } from "../input/numbers.ts";
import { sleep, wallTime } from "../time/clock.ts";
import { onAbort } from "../time/on-abort.ts";
import { type Answer, attempt } from "./attempt.ts";
import { CallHistory, type RequestKind } from "./attempts.ts";
import { debugPrinter } from "./debug.ts";
import { Failures } from "./failures.ts";
import { Keys } from "./keys.ts";
import { onceOnly } from "./once-only.ts";
import { isCreate, mayHaveActed, type Outcome, type RecoveryHandle, type RepeatKey } from "./outcome.ts";
import type { Redactor } from "./redact/redact.ts";
import { type SendLimits, sendLimits } from "./send-limits.ts";
import { Watcher } from "./watcher.ts";

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

/** The head of an answer. */
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
  /** Of every request. */
  readonly headers: Readonly<Record<string, string>>;
  serverAhead: ServerAhead | undefined;
}

/** Sends requests for one client: adds the key, keeps time, tries again where the rules allow it. */
export class Transport {
  readonly profile: VendorProfile;
  readonly config: ClientConfig;
  /** Told of what one call of an operation does. */
  readonly watcher: Watcher | undefined;
  readonly #shared: Shared;
  #lastAnswer: Answer | undefined;
  /** Asked for before the call that will take it. */
  #key: string | undefined;

  constructor(profile: VendorProfile, config: ClientConfig, shared?: Shared, operation?: string) {
    this.profile = profile;
    this.config = config;
    this.#shared = shared ?? shareOf(profile, config);
    const { observers, failures } = this.#shared;
    if (observers.length > 0 && operation !== undefined)
      this.watcher = new Watcher(observers, { vendor: profile.name, operation }, failures, config.clock);
  }

  /**
   * The same transport for one call of an operation, which then knows what that call got and tells an observer of it.
   */
  begin(operation: string): Transport {
    return new Transport(this.profile, this.config, this.#shared, operation);
  }

  get failures(): Failures {
    return this.#shared.failures;
  }

  get keys(): Keys {
    return this.#shared.keys;
  }

  /** How far the vendor's clock was ahead of each of this machine's at the last answer that told. */
  get serverAhead(): ServerAhead | undefined {
    return this.#shared.serverAhead;
  }

  /** The head of the last answer that the operation got; undefined where it needed none. */
  get lastAnswer(): AnswerHead | undefined {
    const answer = this.#lastAnswer;
    if (!answer) return undefined;
    const { status, headers } = answer;
    return { status, headers, requestId: this.failures.requestId(answer) };
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
   * @throws InvalidInputError for bad options, or the signal's reason on abort, unless that may have cut off a
   *   create; all else is an outcome.
   */
  async send(request: WireRequest, options: CallOptions & SendLimits = {}): Promise<Outcome> {
    const { config, failures, profile } = this;
    const { clock } = config;
    const { timeoutMs, maxRetries } = this.checkOptions(options);
    const limits = options[sendLimits] ?? {};
    const { method, url, repeat } = request;
    const creates = isCreate(request);
    const { transfer } = limits;
    const wholeMs = timeoutMs * (maxRetries + 1);
    const budgetMs = transfer ? Infinity : wholeMs;
    const budgetEnd = Math.min(clock.now() + budgetMs, limits.deadline ?? Infinity);
    const history = new CallHistory(profile.name, request);
    limits.stop?.throwIfAborted();
    const ms = Math.min(timeoutMs, Math.max(1, budgetEnd - clock.now()));
    const headers = request.foreign
      ? { ...request.headers }
      : this.headersOf(
          this.keys.fixed ?? (await this.takeKey(history, options.signal, ms)),
          options,
          request,
        );
    const given = request.body ?? null;
    const body = creates ? onceOnly(given) : given;
    const redirect = request.foreign || isLarge(body) ? "error" : "manual";
    const watched = this.watcher?.request({ ...this.#watchable(request), body: given });
    let waitedMs = 0;
    for (let retry = 0; ; retry++) {
      limits.stop?.throwIfAborted();
      const startedAt = clock.now();
      const at = wallTime(clock);
      const send = () =>
        attempt(
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
      const result = await (watched ? watched.send(send) : send());
      const durationMs = Math.round(clock.now() - startedAt);
      if ("answer" in result) {
        this.noteAnswer(result.answer);
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
      watched?.retry(waitedMs);
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
  headersOf(
    key: string,
    options: CallOptions,
    { headers }: Pick<WireRequest, "headers"> = {},
  ): Record<string, string> {
    const own = options.headers && lowerCaseNames(options.headers);
    return { ...this.#shared.headers, ...own, ...headers, ...this.profile.authorize(key) };
  }

  /** The key for the next call, for which a function may be asked. @throws what `Keys.ask` throws. */
  async takeKey(trace: CallTrace, signal: AbortSignal | undefined, ms: number): Promise<string> {
    signal?.throwIfAborted();
    const { clock } = this.config;
    const key = this.#key ?? (await this.keys.ask(trace, { clock, ms, signal }, this.redactor.error));
    this.#key = undefined;
    return key;
  }

  /**
   * Makes known whose account a create will be in, where a function gives the key.
   *
   * @throws what asking for it throws.
   */
  async identify(path: string, options: CallOptions): Promise<void> {
    if (this.keys.first !== undefined) return;
    const { timeoutMs } = this.checkOptions(options);
    const trace = { vendor: this.profile.name, method: "POST", path };
    this.#key = await this.takeKey(trace, options.signal, timeoutMs);
  }

  /** Runs one call of an operation, in its span where spans are made. */
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

  /** The same for a generator. */
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

  #watchable({ method, path, id, foreign }: WireRequest) {
    return { method, path, id, urlTemplate: foreign ? path : `${this.config.baseUrl}${path}` };
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

  /** Remembers the last answer of the operation, and the vendor's time. */
  noteAnswer(answer: Answer): void {
    this.#lastAnswer = answer;
    const { headers } = answer;
    const { clock } = this.config;
    const date = Date.parse(headers.get("date") ?? "");
    // A clock of a test's own keeps another time than any server.
    if (clock.wall && !Number.isNaN(date))
      this.#shared.serverAhead = { ofWallMs: date - wallTime(clock), ofElapsedMs: date - clock.now() };
  }
}

function shareOf(profile: VendorProfile, config: ClientConfig): Shared {
  const keys = new Keys(config.key);
  const headers = { accept: "application/json", ...userAgent(), ...lowerCaseNames(config.headers) };
  const debug = /^(?!0$|false$)./.test(readEnv("AVATAR_CLIENTS_DEBUG") ?? "");
  const given = debug ? [...config.observers, "debug" as const] : config.observers;
  // It has no options of its own: it prints what the others are told.
  const printer = { ...debugPrinter, bodies: given.some((each) => each !== "debug" && each.bodies) };
  const observers = [...new Set(given)].map((each) => (each === "debug" ? printer : each));
  return {
    keys,
    headers,
    observers,
    failures: new Failures(profile, config, keys.known),
    serverAhead: undefined,
  };
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
