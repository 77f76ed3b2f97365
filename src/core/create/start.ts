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
import { type SearchResult, searchUntilFound } from "./recovery.ts";
import { notifySending } from "./send.ts";

/** Options of a call that starts something and may cost money. */
export type StartOptions = Omit<CreateOptions, "validateImage" | "resend">;

const startOptionKinds: OptionKinds<StartOptions> = { ...callOptionKinds, onSending: "function" };

/** A POST that starts something on an existing item, such as a render. */
export interface StartRequest<Item extends { id: string }> {
  /** Path template with one parameter, `id`. */
  path: string;
  id: string;
  body: object;
  guard(body: unknown): body is Item;
  get(id: string, options: CallOptions): Promise<Item>;
  /** Whether the item, read after the response was lost, proves that the request sent at `sentAt` took effect. */
  hasBegun(item: Item, sentAt: Date): boolean;
  /** Describes an item that proves nothing, for the error message. */
  doubt(item: Item): string;
}

/**
 * Sends the request once. If the response is lost, reads the item within the call's remaining time, which may prove
 * that the request took effect.
 *
 * @throws InvalidInputError before sending; what `onSending` throws, in which case nothing is sent; any error of a
 *   call; OutcomeUnknownError with the item's id, and the item as read.
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
  // Checked before `onSending` is called.
  pathOf(vendor, path, { id });
  await notifySending(transport, {}, options);
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

/** What this process knows about a start that several calls share. */
interface Shared {
  /** Resolves when the request in flight has ended. */
  ended?: Promise<unknown>;
  lost?: OutcomeUnknownError;
}

/**
 * Reads the item and starts it only if it `needs` it, so that calls that share an item start it once, as far as this
 * process can ensure it. After a lost start nothing is sent again without `resend`.
 *
 * @throws what `startOnce` throws; the error of the lost start.
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

/** Reconciles a lost start by reading the item. */
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

  /** A copy of the error with another cause and what is known by now. */
  error(lost: OutcomeUnknownError, cause: unknown, note?: string): OutcomeUnknownError {
    return new OutcomeUnknownError(lost, lost.sentAt, this, cause, note);
  }

  async candidates({ signal }: { signal?: AbortSignal | undefined }): Promise<Item[]> {
    checkOptions(this.#transport.profile.name, { signal }, { signal: "signal" });
    const { status, ...found } = await this.#look({ signal });
    return status === "found" && "item" in found ? [found.item] : [];
  }

  reconcile(options: ReconcileOptions): Promise<Reconciliation<Item>> {
    return searchUntilFound(this.#transport, options, (own) => this.#look(own));
  }

  async #look(options: CallOptions): Promise<SearchResult<Item>> {
    const item = await this.#request.get(this.#request.id, options);
    return this.proves(item) ? { status: "found", item, final: true } : { status: "none" };
  }
}
