import { pickOptions } from "../check-options.ts";
import { sleep, wallTime } from "../clock.ts";
import { OutcomeUnknownError, TimeoutError } from "../errors/index.ts";
import { onAbort } from "../on-abort.ts";
import { type CallOptions, type CreateOptions, type CreateSending, callOptionKinds } from "../options.ts";
import { type SendLimits, sendLimits } from "../send-limits.ts";
import { isTransientError } from "../transient.ts";
import type { Transport } from "../transport.ts";
import { accountOf } from "./claims.ts";
import { CreateRecovery } from "./recovery.ts";
import { type CreateRequest, sendCreate } from "./send.ts";

const firstPauseMs = 1_000;
const maxPauseMs = 30_000;

/** How what a key has made is known. */
export interface KeyFacts<Item> {
  key: string;
  /** Equal for calls that ask for the same. */
  input: string;
  /** What carries the key, oldest first: if two processes did make two, everyone takes the same one. */
  find(options: CallOptions): Promise<Item[]>;
  get(id: string, options: CallOptions): Promise<Item>;
  /** @throws InvalidInputError where the item was made of other input. */
  requireSame(item: Item): void;
}

/** A create under a key. */
export interface KeyedRequest<Item> extends CreateRequest<Item> {
  key: KeyFacts<Item>;
}

/** What the process knows of a key. */
export interface KeyState<Item extends { id: string }> {
  /** What was asked for under it. */
  input?: string;
  /** The id of what it made. */
  made?: string;
  /** A create under it was lost: nothing is sent under it again unless a caller says so. */
  lost?: OutcomeUnknownError;
  flight?: Flight<Item> | undefined;
}

/** One of the calls that share a flight. */
interface Caller {
  options: CreateOptions & SendLimits;
  /** When its own time is over. */
  deadline: number;
  /** It gets this error; the flight goes on for the others. */
  leave(error: unknown): void;
}

/** One search and, where it may, one create under a key, on behalf of every call that joins. */
export class Flight<Item extends { id: string }> {
  /** Resolves when it has come to its end. */
  readonly landed: Promise<void>;
  readonly #transport: Transport;
  readonly #request: KeyedRequest<Item>;
  readonly #state: KeyState<Item>;
  readonly #controller = new AbortController();
  readonly #callers = new Set<Caller>();
  readonly #result: Promise<Item>;
  #deadline = 0;
  #resend = false;
  /** When bytes may have begun to leave. */
  #sentAt: Date | undefined;

  constructor(transport: Transport, request: KeyedRequest<Item>, state: KeyState<Item>) {
    this.#transport = transport;
    this.#request = request;
    this.#state = state;
    state.input = request.key.input;
    // After the first caller has joined.
    this.#result = Promise.resolve().then(() => this.#fly());
    this.landed = this.#result.then(
      (item) => this.#land(item.id),
      () => this.#land(undefined),
    );
  }

  /** Nobody waits for it any more. */
  get abandoned(): boolean {
    return this.#controller.signal.aborted;
  }

  /** The result of the flight; or what the caller's own signal and time make of it, at once. */
  join(options: CreateOptions & SendLimits, budgetMs: number): Promise<Item> {
    const { clock } = this.#transport.config;
    const deadline = clock.now() + budgetMs;
    // The flight minds the time of its callers; only one whose time is shorter than the others' must do so itself.
    const hurried = deadline < this.#deadline;
    this.#deadline = Math.max(this.#deadline, deadline);
    this.#resend ||= options.resend === true && this.#state.lost !== undefined;
    return new Promise<Item>((resolve, reject) => {
      const caller: Caller = { options, deadline, leave: (error) => end(() => reject(error)) };
      const end = (settle: () => void): void => {
        cancelTimer();
        forget();
        this.#callers.delete(caller);
        settle();
      };
      const { signal } = options;
      const forget = onAbort(signal, () => this.#abort(caller, signal?.reason));
      const cancelTimer = hurried ? clock.after(budgetMs, () => this.#timeOut(caller)) : () => undefined;
      this.#callers.add(caller);
      this.#result.then(
        (item) => end(() => resolve(item)),
        (error) => caller.leave(error),
      );
    });
  }

  /** The last caller's abort is the flight's, which says at once whether anything may have been sent. */
  #abort(caller: Caller, reason: unknown): void {
    if (this.#callers.size === 1) this.#controller.abort(reason);
    else caller.leave(this.#sentAt || this.#state.lost ? this.#unknown(reason) : reason);
  }

  #timeOut(caller: Caller): void {
    const { path } = this.#request;
    const trace = { vendor: this.#transport.profile.name, method: "POST", path, attempts: [] };
    const timeout = new TimeoutError(trace, "timed out");
    const error = this.#state.lost ?? (this.#sentAt ? this.#unknown(timeout) : timeout);
    const last = this.#callers.size === 1;
    caller.leave(error);
    if (last) this.#controller.abort(error);
  }

  async #fly(): Promise<Item> {
    const { clock } = this.#transport.config;
    const { signal } = this.#controller;
    try {
      const [existing] = await this.#find();
      if (existing) return existing;
      // The list may lag behind what this process knows.
      if (this.#state.made !== undefined)
        return await this.#request.key.get(this.#state.made, this.#options());
      for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(maxPauseMs, pauseMs * 2)) {
        const made = await this.#sendIfOpen();
        if (made) return made;
        const now = clock.now();
        for (const caller of [...this.#callers]) if (caller.deadline <= now) caller.leave(this.#state.lost);
        if (this.#callers.size === 0) throw this.#state.lost;
        const nextDeadline = Math.min(...[...this.#callers].map(({ deadline }) => deadline));
        await sleep(clock, Math.min(pauseMs, nextDeadline - now), signal);
        const found = await this.#findIfPossible();
        if (found) return found;
      }
    } catch (error) {
      const aborted = signal.aborted && error === signal.reason;
      throw aborted && this.#state.lost ? this.#unknown(error) : error;
    }
  }

  /** What the create made; undefined where the key is closed, or was closed by losing it. */
  async #sendIfOpen(): Promise<Item | undefined> {
    if (this.#state.lost && !this.#resend) return undefined;
    this.#resend = false;
    const onSending = (sending: CreateSending): Promise<void> => this.#tellCallers(sending);
    try {
      return await sendCreate(this.#transport, this.#request, { ...this.#options(), onSending });
    } catch (error) {
      if (!(error instanceof OutcomeUnknownError)) throw error;
      this.#state.lost = error;
      if (this.#controller.signal.aborted) throw error;
      return undefined;
    }
  }

  /** Each caller may still cancel its own create; the last one to do so cancels the flight. */
  async #tellCallers(sending: CreateSending): Promise<void> {
    for (const caller of [...this.#callers]) {
      const { options, leave } = caller;
      try {
        options[sendLimits]?.stop?.throwIfAborted();
        await options.onSending?.(sending);
      } catch (error) {
        if (this.#callers.size <= 1) throw error;
        leave(error);
      }
    }
    this.#sentAt = new Date(wallTime(this.#transport.config.clock));
  }

  #find(): Promise<Item[]> {
    return this.#request.key.find(this.#options());
  }

  /** A search that fails leaves the outcome as unknown as it was. */
  async #findIfPossible(): Promise<Item | undefined> {
    try {
      const [made] = await this.#find();
      return made;
    } catch (error) {
      this.#controller.signal.throwIfAborted();
      if (isTransientError(error)) return undefined;
      throw this.#state.lost ?? error;
    }
  }

  /** Those of the caller that came first, on the flight's own signal and time. */
  #options(): CallOptions & SendLimits {
    const [first] = this.#callers;
    const giveBackRateLimits = first?.options[sendLimits]?.giveBackRateLimits === true;
    return {
      ...pickOptions<CallOptions>(first?.options ?? {}, callOptionKinds),
      signal: this.#controller.signal,
      [sendLimits]: { deadline: this.#deadline, giveBackRateLimits },
    };
  }

  #unknown(cause: unknown): OutcomeUnknownError {
    const { lost } = this.#state;
    const { path, recovery: facts } = this.#request;
    const { name: vendor } = this.#transport.profile;
    const trace = lost ?? { vendor, method: "POST", path, attempts: [] };
    const sentAt = lost?.sentAt ?? this.#sentAt ?? new Date(wallTime(this.#transport.config.clock));
    return new OutcomeUnknownError(trace, sentAt, new CreateRecovery(this.#transport, facts), cause);
  }

  #land(made: string | undefined): void {
    const state = this.#state;
    state.flight = undefined;
    if (made !== undefined) state.made = made;
    // Refused, or never sent: the key is as good as new.
    else if (!state.lost) accountOf(this.#transport).keys.delete(this.#request.key.key);
  }
}
