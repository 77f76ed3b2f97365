import { pickOptions } from "../config/check-options.ts";
import { type CallOptions, type CreateOptions, callOptionKinds } from "../config/options.ts";
import { isOutcomeUnknown, OutcomeUnknownError } from "../errors/outcome-unknown.ts";
import { TimeoutError } from "../errors/transport.ts";
import { type SendLimits, sendLimits } from "../http/send-limits.ts";
import { isTransientError } from "../http/transient.ts";
import type { Transport } from "../http/transport.ts";
import { sleep, wallTime } from "../time/clock.ts";
import { onAbort } from "../time/on-abort.ts";
import { unlessAborted } from "../time/unless-aborted.ts";
import { accountOf } from "./claims.ts";
import { type KeyedRequest, keyName, requireSameInput } from "./keyed-request.ts";
import { recoveryOf } from "./recovery.ts";
import { sendCreate } from "./send.ts";

const firstPauseMs = 1_000;
const maxPauseMs = 30_000;

/** What this process knows about a key. */
export interface KeyState<Item extends { id: string }> {
  /** The input it was used with. */
  input?: string;
  /** The id of the item it created. */
  made?: string;
  /** A create under the key was lost: nothing more is sent under it without `resend`. */
  lost?: OutcomeUnknownError;
  flight?: Flight<Item> | undefined;
}

/** One of the calls that share a flight. */
interface Caller<Item> {
  transport: Transport;
  request: KeyedRequest<Item>;
  options: CreateOptions & SendLimits;
  /** The caller's own deadline. */
  deadline: number;
  /** Cancels the timer for that deadline, set if the flight may take longer. */
  cancelTimer?: () => void;
  /** Its `onSending` was called. */
  notified?: boolean;
  /** Rejects this caller; the flight continues for the others. */
  leave(error: unknown): void;
}

/** One search and, if allowed, one create under a key, shared by every call that joins. */
export class Flight<Item extends { id: string }> {
  /** Resolves when the flight has ended. */
  readonly landed: Promise<void>;
  readonly #transport: Transport;
  readonly #request: KeyedRequest<Item>;
  readonly #state: KeyState<Item>;
  readonly #controller = new AbortController();
  readonly #callers = new Set<Caller<Item>>();
  readonly #result: Promise<Item>;
  #deadline = 0;
  #resend = false;
  /** When the first byte may have been sent. */
  #sentAt: Date | undefined;

  constructor(transport: Transport, request: KeyedRequest<Item>, state: KeyState<Item>) {
    this.#transport = transport;
    this.#request = request;
    this.#state = state;
    state.input ??= request.key.input;
    // Deferred until the first caller has joined.
    this.#result = Promise.resolve().then(() => this.#fly());
    this.landed = this.#result.then(
      (item) => this.#land(item.id),
      () => this.#land(undefined),
    );
  }

  /** True once no caller is waiting for it. */
  get abandoned(): boolean {
    return this.#controller.signal.aborted;
  }

  /** Settles with the result of the flight, or earlier on the caller's own abort or deadline. */
  join(
    transport: Transport,
    request: KeyedRequest<Item>,
    options: CreateOptions & SendLimits,
    budgetMs: number,
  ): Promise<Item> {
    const deadline = this.#transport.config.clock.now() + budgetMs;
    this.#deadline = Math.max(this.#deadline, deadline);
    this.#resend ||= options.resend === true && this.#state.lost !== undefined;
    return new Promise<Item>((resolve, reject) => {
      const caller: Caller<Item> = {
        transport,
        request,
        options,
        deadline,
        leave: (error) => end(() => reject(errorFor(caller, error))),
      };
      const end = (settle: () => void): void => {
        caller.cancelTimer?.();
        forget();
        this.#callers.delete(caller);
        settle();
      };
      const { signal } = options;
      const forget = onAbort(signal, () => this.#abort(caller, signal?.reason));
      this.#callers.add(caller);
      this.#setTimers();
      this.#result.then(
        (item) => end(() => resolve(item)),
        (error) => caller.leave(error),
      );
    });
  }

  /** Sets a timer for each caller whose deadline is before the flight's. */
  #setTimers(): void {
    const { clock } = this.#transport.config;
    for (const caller of this.#callers) {
      if (caller.deadline < this.#deadline)
        caller.cancelTimer ??= clock.after(caller.deadline - clock.now(), () => this.#timeOut(caller));
    }
  }

  /** The last caller's abort ends the flight, which then reports whether anything may have been sent. */
  #abort(caller: Caller<Item>, reason: unknown): void {
    if (this.#callers.size === 1) this.#controller.abort(reason);
    else caller.leave(this.#sentAt || this.#state.lost ? this.#unknown(reason) : reason);
  }

  #timeOut(caller: Caller<Item>): void {
    const { path } = this.#request;
    const trace = { vendor: this.#transport.profile.name, method: "POST", path };
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
      // If nothing may be sent, a failed search counts as no match; otherwise it must not lead to a second create.
      const onlyLooks = this.#state.lost !== undefined && !this.#resend;
      const existing = onlyLooks ? await this.#findIfPossible() : (await this.#find())[0];
      if (existing) {
        this.#request.key.requireSame(existing);
        return existing;
      }
      // The list may not show it yet.
      if (this.#state.made !== undefined) {
        requireSameInput(this.#transport, this.#request, this.#state);
        return await this.#request.key.get(this.#state.made, this.#options());
      }
      for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(maxPauseMs, pauseMs * 2)) {
        const made = await this.#sendIfOpen();
        if (made) return made;
        const leftMs = this.#deadline - clock.now();
        if (leftMs > 0) await sleep(clock, Math.min(pauseMs, leftMs), signal);
        if (clock.now() >= this.#deadline) throw this.#state.lost;
        const found = await this.#findIfPossible();
        if (found) return found;
      }
    } catch (error) {
      const aborted = signal.aborted && error === signal.reason;
      throw aborted && this.#state.lost ? this.#unknown(error) : error;
    }
  }

  /** Sends the create; undefined if the key is closed, or closes because the create is lost. */
  async #sendIfOpen(): Promise<Item | undefined> {
    const { signal } = this.#controller;
    if (this.#state.lost && !this.#resend) return undefined;
    this.#resend = false;
    await unlessAborted(signal, this.#notifyCallers());
    const [caller] = this.#callers;
    if (!caller) throw signal.reason;
    this.#sentAt = this.#now();
    try {
      return await sendCreate(this.#transport, caller.request, this.#options());
    } catch (error) {
      if (!isOutcomeUnknown(error)) throw error;
      this.#state.lost = error;
      if (signal.aborted) throw error;
      return undefined;
    }
  }

  /** Calls `onSending` of each caller, which may cancel its own create; the last one to do so cancels the flight. */
  async #notifyCallers(): Promise<void> {
    const { name: vendor } = this.#transport.profile;
    // More callers may join during the awaits.
    for (let caller = this.#nextToNotify(); caller; caller = this.#nextToNotify()) {
      const { request, options, leave } = caller;
      caller.notified = true;
      try {
        // A rate limit or an abort may have occurred during the search.
        await options[sendLimits]?.turn?.();
        options[sendLimits]?.stop?.throwIfAborted();
        const { sentName: name, idempotencyKey } = request.recovery;
        await options.onSending?.({ vendor, name, idempotencyKey, sentAt: this.#now() });
      } catch (error) {
        leave(error);
        if (this.#callers.size === 0) this.#controller.abort(error);
      }
    }
  }

  #nextToNotify(): Caller<Item> | undefined {
    return [...this.#callers].find(({ notified }) => notified !== true);
  }

  #now(): Date {
    return new Date(wallTime(this.#transport.config.clock));
  }

  #find(): Promise<Item[]> {
    return this.#request.key.find(this.#options());
  }

  /** Searches; a transient error leaves the outcome unknown. */
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

  /** The first caller's options, with the flight's own signal and deadline. */
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
    const trace = lost ?? { vendor, method: "POST", path };
    const sentAt = lost?.sentAt ?? this.#sentAt ?? this.#now();
    return new OutcomeUnknownError(trace, sentAt, recoveryOf(this.#transport, facts), cause);
  }

  #land(made: string | undefined): void {
    const state = this.#state;
    state.flight = undefined;
    if (made !== undefined) state.made = made;
    // Rejected or never sent: the key can be reused, unless only the read of an existing item failed.
    else if (!state.lost && state.made === undefined)
      accountOf(this.#transport).keys.delete(keyName(this.#request));
  }
}

/** A lost create's error, bound to the caller's own client even if another one sent it. */
function errorFor<Item extends { id: string }>(
  { transport, request }: Caller<Item>,
  error: unknown,
): unknown {
  if (!isOutcomeUnknown(error)) return error;
  return new OutcomeUnknownError(error, error.sentAt, recoveryOf(transport, request.recovery), error.cause);
}
