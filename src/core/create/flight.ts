import { pickOptions } from "../config/check-options.ts";
import { type CallOptions, type CreateOptions, callOptionKinds } from "../config/options.ts";
import { assertValid } from "../errors/input.ts";
import { isOutcomeUnknown, OutcomeUnknownError } from "../errors/outcome-unknown.ts";
import { TimeoutError } from "../errors/transport.ts";
import { type SendLimits, sendLimits } from "../http/send-limits.ts";
import { isTransientError } from "../http/transient.ts";
import type { Transport } from "../http/transport.ts";
import { sleep, wallTime } from "../time/clock.ts";
import { onAbort } from "../time/on-abort.ts";
import { unlessAborted } from "../time/unless-aborted.ts";
import { accountOf } from "./claims.ts";
import { recoveryOf } from "./recovery.ts";
import { type CreateRequest, sendCreate } from "./send.ts";

const firstPauseMs = 1_000;
const maxPauseMs = 30_000;

/** How what a key has made is known. */
export interface KeyFacts<Item> {
  key: string;
  /** `createUnderKey` of `keyed.ts`; a fact, so that only vendors with keys bring it along. */
  create: CreateUnderKey<Item & { id: string }>;
  /** Equal for calls that ask for the same. */
  input: string;
  /** What carries the key, oldest first: if two processes did make two, everyone takes the same one. */
  find(options: CallOptions): Promise<Item[]>;
  get(id: string, options: CallOptions): Promise<Item>;
  /** @throws InvalidInputError where the item was made of other input. */
  requireSame(item: Item): void;
}

type CreateUnderKey<Item extends { id: string }> = (
  transport: Transport,
  request: KeyedRequest<Item>,
  options: CreateOptions & SendLimits,
) => Promise<Item>;

/** A create under a key. */
export interface KeyedRequest<Item> extends CreateRequest<Item> {
  key: KeyFacts<Item>;
}

/** What a key goes by in the process: one that made an avatar may make a video, too. */
export function keyName({ path, key }: { path: string; key: { key: string } }): string {
  return `${path} ${key.key}`;
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

/** @throws InvalidInputError where this process used the key for something else. */
export function requireSameInput(
  { profile }: Transport,
  { key }: { key: Pick<KeyFacts<never>, "input"> },
  { input }: Pick<KeyState<never>, "input">,
): void {
  const reason = "idempotencyKey was used with another input: take another key for another item";
  assertValid(profile.name, input === key.input ? [] : [reason]);
}

/** One of the calls that share a flight. */
interface Caller<Item> {
  transport: Transport;
  request: KeyedRequest<Item>;
  options: CreateOptions & SendLimits;
  /** When its own time is over. */
  deadline: number;
  /** Ends it then, where others let the flight go on for longer. */
  cancelTimer?: () => void;
  /** Something was told to it before sending. */
  told?: boolean;
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
  readonly #callers = new Set<Caller<Item>>();
  readonly #result: Promise<Item>;
  #deadline = 0;
  #resend = false;
  /** When bytes may have begun to leave. */
  #sentAt: Date | undefined;

  constructor(transport: Transport, request: KeyedRequest<Item>, state: KeyState<Item>) {
    this.#transport = transport;
    this.#request = request;
    this.#state = state;
    state.input ??= request.key.input;
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
        leave: (error) => end(() => reject(ownError(caller, error))),
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
      this.#hurry();
      this.#result.then(
        (item) => end(() => resolve(item)),
        (error) => caller.leave(error),
      );
    });
  }

  /** Each caller whose time is shorter than the flight's minds it by itself. */
  #hurry(): void {
    const { clock } = this.#transport.config;
    for (const caller of this.#callers) {
      if (caller.deadline < this.#deadline)
        caller.cancelTimer ??= clock.after(caller.deadline - clock.now(), () => this.#timeOut(caller));
    }
  }

  /** The last caller's abort is the flight's, which says at once whether anything may have been sent. */
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
      // Who only looks takes a look that fails for none; who may send does not.
      const onlyLooks = this.#state.lost !== undefined && !this.#resend;
      const existing = onlyLooks ? await this.#findIfPossible() : (await this.#find())[0];
      if (existing) {
        this.#request.key.requireSame(existing);
        return existing;
      }
      // The list may lag behind what this process knows.
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

  /** What the create made; undefined where the key is closed, or was closed by losing it. */
  async #sendIfOpen(): Promise<Item | undefined> {
    const { signal } = this.#controller;
    if (this.#state.lost && !this.#resend) return undefined;
    this.#resend = false;
    await unlessAborted(signal, this.#tellCallers());
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

  /** Each caller may still cancel its own create; the last one to do so cancels the flight. */
  async #tellCallers(): Promise<void> {
    const { name: vendor } = this.#transport.profile;
    // Some may join meanwhile.
    for (let caller = this.#untold(); caller; caller = this.#untold()) {
      const { request, options, leave } = caller;
      caller.told = true;
      try {
        // While it looked, a rate limit or an abort may have come.
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

  #untold(): Caller<Item> | undefined {
    return [...this.#callers].find(({ told }) => told !== true);
  }

  #now(): Date {
    return new Date(wallTime(this.#transport.config.clock));
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
    const trace = lost ?? { vendor, method: "POST", path };
    const sentAt = lost?.sentAt ?? this.#sentAt ?? this.#now();
    return new OutcomeUnknownError(trace, sentAt, recoveryOf(this.#transport, facts), cause);
  }

  #land(made: string | undefined): void {
    const state = this.#state;
    state.flight = undefined;
    if (made !== undefined) state.made = made;
    // Refused, or never sent: the key is as good as new, unless it was only a look at what it made that failed.
    else if (!state.lost && state.made === undefined)
      accountOf(this.#transport).keys.delete(keyName(this.#request));
  }
}

/** The error of a lost create that asks the vendor by the caller's own client, whoever's has sent. */
function ownError<Item extends { id: string }>(
  { transport, request }: Caller<Item>,
  error: unknown,
): unknown {
  if (!isOutcomeUnknown(error)) return error;
  return new OutcomeUnknownError(error, error.sentAt, recoveryOf(transport, request.recovery), error.cause);
}
