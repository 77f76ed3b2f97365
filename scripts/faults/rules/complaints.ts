import { getEventListeners } from "node:events";
import { AbortedError, OutcomeUnknownError } from "../../../src/index.ts";
import type { VendorModel } from "../../common/stand-ins/fault-server-vendor.ts";
import type { Extras } from "../play/extras.ts";
import type { FaultOperation } from "../play/operations/operation.ts";
import type { FaultSurroundings } from "../play/surroundings.ts";
import type { Wire } from "../play/wire.ts";
import { allowedMs } from "./deadlines.ts";
import { errorsIn, idsIn, unknownIn } from "./given.ts";
import { type End, endOf, isDocumented, leaksKey } from "./judge.ts";

/** A call that has ended; the faults are over. */
export interface EndedRun {
  readonly end: End;
  readonly operation: FaultOperation;
  readonly wire: Wire;
  readonly surroundings: FaultSurroundings;
  readonly signal: AbortSignal;
  /** Duration by the client's clock. */
  readonly tookMs: number;
  readonly extras?: Extras;
  /** What one of the user's callbacks threw. */
  readonly thrown?: { readonly error: unknown } | undefined;
  /** Makes the same call again. */
  again(call: Extras): PromiseLike<unknown>;
}

/** Invariants that hold whatever the fault: returns every violation in how a call ended, as messages. */
export async function complaintsAbout(ended: EndedRun): Promise<string[]> {
  const { end, operation, wire, surroundings, signal, thrown, tookMs } = ended;
  const { server, clock } = wire;
  const { elsewhere } = surroundings;
  const shown = "error" in end ? end.error : end.value;
  const complaints: string[] = [];
  for (const error of "error" in end ? [end.error, ...errorsIn(shown)] : errorsIn(shown)) {
    const users = (signal.aborted && error === signal.reason) || error === thrown?.error;
    if (!users && !isDocumented(error)) complaints.push(`not a documented class: ${String(error)}`);
  }
  if (shown instanceof AbortedError && shown.cause !== signal.reason && shown.cause !== thrown?.error)
    complaints.push(`ended by something that nobody threw: ${String(shown.cause)}`);
  if (operation.kind === "many" && "error" in end && end.error === signal.reason)
    complaints.push("createMany rejects on an abort");
  if (tookMs > allowedMs(operation, ended.extras)) complaints.push(`took ${tookMs} ms`);
  if (leaksKey(shown)) complaints.push("the key shows in what came back");
  if (server.model.bought > (operation.asks ?? 1)) complaints.push(`charged ${server.model.bought} times`);
  if (clock.pending > 0) complaints.push(`${clock.pending} timers left over`);
  if (getEventListeners(signal, "abort").length > 0) complaints.push("listeners left on the signal");
  if ("polluted" in {}) complaints.push("Object.prototype was changed");
  if (elsewhere.seen.length > 0 || elsewhere.connections > 0) complaints.push("a redirect was followed");
  // The raw client has no recovery of lost creates.
  if (operation.name.startsWith("api.")) return complaints;
  const lost = operation.keyed && unknownIn(shown).length > 0;
  if (lost) complaints.push(...(await complaintsAboutClosedKey(ended)));
  complaints.push(...(await complaintsAboutIds(shown, server.model)));
  if (lost && server.model.bought === 0) complaints.push(...(await complaintsAboutOpenedKey(ended)));
  return complaints;
}

/** Each id that was paid for is in the value, in the error, or found by exactly one lost create. */
async function complaintsAboutIds(shown: unknown, model: VendorModel): Promise<string[]> {
  const complaints: string[] = [];
  // Knowing which item it was about does not tell whether it was carried out.
  const ids = shown instanceof OutcomeUnknownError ? [] : idsIn(shown);
  const given = ids.filter((id) => model.made.includes(id));
  for (const error of unknownIn(shown)) {
    const { id, ...more } = await findAgain(error, model);
    if (id !== undefined) given.push(id);
    complaints.push(...more.complaints);
  }
  for (const id of model.made) {
    const times = given.filter((one) => one === id).length;
    if (times !== 1) complaints.push(`${id} was paid for and is returned ${times} times`);
  }
  for (const id of given)
    if (!model.made.includes(id)) complaints.push(`${id} was returned but never paid for`);
  return complaints;
}

/** Long enough for a slow vendor. */
const patienceMs = 3_600_000;

async function findAgain(
  error: OutcomeUnknownError,
  model: VendorModel,
): Promise<{ id?: string | undefined; complaints: string[] }> {
  const complaints: string[] = [];
  const options = model.settled ? {} : { waitMs: patienceMs };
  const first = await endOf(error.reconcile<{ id: string }>(options));
  if ("error" in first) return { complaints: [`reconcile rejects with ${String(first.error)}`] };
  const { value } = first;
  if (value.status === "none") return { complaints };
  if (value.status === "ambiguous") {
    const ids = value.candidates.map(({ id }) => id);
    return { complaints: [`reconcile is not sure of ${ids.join(", ")}`] };
  }
  const { id } = value.item;
  const second = await endOf(error.reconcile<{ id: string }>({ waitMs: 0 }));
  const same = "value" in second && second.value.status === "found" && second.value.item.id === id;
  if (!same) complaints.push("a second reconcile gives a different answer");
  const candidates = (await error.candidates<{ id: string }>()).map((one) => one.id);
  if (candidates.join() !== id) complaints.push(`candidates() returns ${candidates.join()} instead of ${id}`);
  return { id, complaints };
}

/** Asked while the faults continue, a lost create reports nothing false, or fails by the rules of a read. */
export async function complaintsInTheStorm(end: End, model: VendorModel): Promise<string[]> {
  const complaints: string[] = [];
  for (const error of unknownIn("error" in end ? end.error : end.value)) {
    const asked = await endOf(error.reconcile<{ id: string }>({ waitMs: 10_000 }));
    if ("error" in asked) {
      if (!isDocumented(asked.error)) complaints.push(`reconcile rejects with ${String(asked.error)}`);
    } else if (asked.value.status === "found" && !model.made.includes(asked.value.item.id)) {
      complaints.push(`reconcile finds ${asked.value.item.id}, which was never paid for`);
    }
  }
  return complaints;
}

function creates({ server }: Wire): number {
  return server.seen.filter((request) => request.startsWith("POST")).length;
}

/** Once a create under a key was lost, later calls under that key search but do not send. */
async function complaintsAboutClosedKey({ wire, again }: EndedRun): Promise<string[]> {
  const before = creates(wire);
  const second = await endOf(again({}));
  const complaints = creates(wire) === before ? [] : ["a create was sent under a closed key"];
  const found = "value" in second ? idsIn(second.value) : [];
  const missing = wire.server.model.made.filter((id) => !found.includes(id));
  if (missing.length > 0) complaints.push(`the next call under the key does not find ${missing.join()}`);
  return complaints;
}

/** The caller may reopen the key. */
async function complaintsAboutOpenedKey({ wire, again }: EndedRun): Promise<string[]> {
  const before = creates(wire);
  const third = await endOf(again({ resend: true }));
  const complaints = creates(wire) === before + 1 ? [] : ["resend does not reopen a closed key"];
  const found = "value" in third ? idsIn(third.value) : [];
  if (found.join() !== wire.server.model.made.join())
    complaints.push("resend does not return what it created");
  return complaints;
}
