import { call } from "../call/call.ts";
import { pathOf } from "../call/path.ts";
import { checkOptions, type OptionKinds, pickOptions } from "../config/check-options.ts";
import { type CallOptions, type CreateOptions, callOptionKinds } from "../config/options.ts";
import { attachItem } from "../errors/base.ts";
import type { ReconcileOptions, Reconciliation } from "../errors/index.ts";
import { isOutcomeUnknown, OutcomeUnknownError } from "../errors/outcome-unknown.ts";
import type { RecoveryHandle } from "../http/outcome.ts";
import { type SendLimits, sendLimits } from "../http/send-limits.ts";
import type { Transport } from "../http/transport.ts";
import { unlessAborted } from "../time/unless-aborted.ts";
import { accountOf } from "./claims.ts";
import { type Look, lookUntilFound } from "./recovery.ts";
import { tellSending } from "./send.ts";

/** Options of a call that starts something which may cost money. */
export type StartOptions = Omit<CreateOptions, "validateImage" | "resend">;

const startOptionKinds: OptionKinds<StartOptions> = { ...callOptionKinds, onSending: "function" };

/** A POST that starts something on an item that exists already. */
export interface StartRequest<Item extends { id: string }> {
  /** Path template with one parameter, `id`. */
  path: string;
  id: string;
  body: object;
  guard(body: unknown): body is Item;
  get(id: string, options: CallOptions): Promise<Item>;
  /** Whether an item that was read after the answer was lost, which was sent then, proves that it has begun. */
  hasBegun(item: Item, sentAt: Date): boolean;
  /** What an item says that proves nothing, as the end of a sentence. */
  doubt(item: Item): string;
}

/**
 * Starts it, once. Where the answer was lost the item is read again in what is left of the call's time, which may prove
 * that it has begun.
 *
 * @throws InvalidInputError before sending; what `onSending` throws, and then nothing is sent; the errors of a call;
 *   OutcomeUnknownError with the item's id, and the item as read.
 */
export async function startOnce<Item extends { id: string }>(
  transport: Transport,
  request: StartRequest<Item>,
  options: StartOptions = {},
): Promise<Item> {
  const { name: vendor } = transport.profile;
  checkOptions(vendor, options, startOptionKinds);
  const { signal } = options;
  signal?.throwIfAborted();
  const { path, id, body, guard } = request;
  const callOptions = pickOptions<CallOptions>(options, callOptionKinds);
  // Before anybody is told that it is about to be sent.
  pathOf(vendor, path, { id });
  await tellSending(transport, {}, options);
  const recovery = new StartRecovery(transport, request);
  const { clock } = transport.config;
  const deadline = clock.now() + transport.budgetMs(callOptions);
  try {
    const post = { method: "POST", path, params: { id }, body, recovery } as const;
    return (await call(transport, post, callOptions, guard)).value;
  } catch (error) {
    if (!isOutcomeUnknown(error) || signal?.aborted || clock.now() >= deadline) throw error;
    let item: Item;
    try {
      const reading: CallOptions & SendLimits = { ...callOptions, [sendLimits]: { deadline } };
      item = await request.get(id, reading);
    } catch {
      throw signal?.aborted ? recovery.error(error, signal.reason) : error;
    }
    if (recovery.proves(item)) return item;
    const note = transport.redactor.text(request.doubt(item));
    const doubtful = recovery.error(error, error.cause, note);
    attachItem(doubtful, transport.redactor.value(item) as Item);
    throw doubtful;
  }
}

/** What the process knows of a start that several calls ask for. */
interface Shared {
  /** Resolves when the one that is under way has come to its end. */
  ended?: Promise<unknown>;
  lost?: OutcomeUnknownError;
}

/**
 * Starts it unless the item, read anew, says that it `needs` no start: so that calls which share an item start it
 * once, as far as this process can see to it. After one that was lost nothing is sent again unless `resend` says so.
 *
 * @throws what `startOnce` throws; the error of the one that was lost.
 */
export async function startShared<Item extends { id: string }>(
  transport: Transport,
  request: StartRequest<Item>,
  options: CallOptions,
  { needs, resend }: { needs(item: Item): boolean; resend: boolean },
): Promise<Item> {
  await transport.identify(request.path, options);
  const { keys } = accountOf(transport);
  const name = `${request.path} ${request.id}`;
  for (;;) {
    const item = await request.get(request.id, options);
    const state = keys.get(name) as Shared | undefined;
    if (state?.ended) {
      await unlessAborted(options.signal, state.ended);
      continue;
    }
    if (!needs(item)) {
      keys.delete(name);
      return item;
    }
    if (state?.lost && !resend) throw state.lost;
    const starting = startOnce(transport, request, options);
    const ended = starting.then(
      () => keys.delete(name),
      (error) =>
        isOutcomeUnknown(error) ? keys.set(name, { lost: error } satisfies Shared) : keys.delete(name),
    );
    keys.set(name, { ended } satisfies Shared);
    await ended;
    return starting;
  }
}

/** How to find out later. */
class StartRecovery<Item extends { id: string }> implements RecoveryHandle {
  readonly #transport: Transport;
  readonly #request: StartRequest<Item>;
  #sentAt = new Date(0);

  constructor(transport: Transport, request: StartRequest<Item>) {
    this.#transport = transport;
    this.#request = request;
  }

  lose(sentAt: Date): void {
    this.#sentAt = sentAt;
  }

  proves(item: Item): boolean {
    return this.#request.hasBegun(item, this.#sentAt);
  }

  /** The same error with another cause, and what is known by now. */
  error(lost: OutcomeUnknownError, cause: unknown, note?: string): OutcomeUnknownError {
    return new OutcomeUnknownError(lost, lost.sentAt, this, cause, note);
  }

  async candidates({ signal }: { signal?: AbortSignal | undefined }): Promise<Item[]> {
    checkOptions(this.#transport.profile.name, { signal }, { signal: "signal" });
    const { status, ...found } = await this.#look({ signal });
    return status === "found" && "item" in found ? [found.item] : [];
  }

  reconcile(options: ReconcileOptions): Promise<Reconciliation<Item>> {
    return lookUntilFound(this.#transport, options, (own) => this.#look(own));
  }

  async #look(options: CallOptions): Promise<Look<Item>> {
    const item = await this.#request.get(this.#request.id, options);
    return this.proves(item) ? { status: "found", item, final: true } : { status: "none" };
  }
}
