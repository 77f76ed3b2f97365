import { setImmediate } from "node:timers/promises";
import { complaintsAbout } from "./complaints.ts";
import { endOf, nameEnd } from "./judge.ts";
import type { Operation } from "./operations.ts";
import type { FaultRow } from "./row.ts";
import { type Expected, expected, type Mode } from "./rules-operation.ts";
import type { Surroundings } from "./surroundings.ts";
import { openWire } from "./wire.ts";

/** One fault met by one operation of one vendor. */
export interface Cell {
  readonly row: FaultRow;
  readonly operation: Operation;
  readonly mode: Mode;
}

/** What came of it. */
export interface Observed {
  readonly outcome: string;
  /** Requests that the server read to their end. */
  readonly requests: number;
  /** Creates that the vendor carried out. */
  readonly bought: number;
  /** Whatever else is wrong, in words. */
  readonly complaints: readonly string[];
}

function modesOf({ effect, reusedConnection, heavy }: FaultRow): Mode[] {
  if (reusedConnection) return ["once"];
  return heavy || effect === "hanging" ? ["always"] : ["always", "once"];
}

/** The cells of a fault and an operation, as far as they make sense. */
export function cellsOf(row: FaultRow, operation: Operation): Cell[] {
  if (row.vendor !== undefined && row.vendor !== operation.vendor) return [];
  if (row.effect === "hanging" && !canHang(operation)) return [];
  if (row.heavy && !isPlain(operation)) return [];
  return modesOf(row).map((mode) => ({ row, operation, mode }));
}

/** One of each kind: the others are made of these. */
function isPlain({ name }: Operation): boolean {
  return ["get", "update", "delete", "create", "wait", "api.GET", "api.POST"].includes(name);
}

/** A client's address is the same for all its requests, so a create that hangs cannot follow a look that does not. */
function canHang({ name }: Operation): boolean {
  return name !== "create with an idempotencyKey";
}

/** Leaves two idle connections behind: the platform gives one back a moment after its answer was read. */
async function leaveConnections(request: () => PromiseLike<unknown>): Promise<void> {
  await Promise.all([request(), request()]);
  await setImmediate();
}

/** Plays a cell against a server of its own. */
export async function play({ row, operation, mode }: Cell, surroundings: Surroundings): Promise<Observed> {
  let warm = row.reusedConnection !== true;
  let over = false;
  let struck = 0;
  await using wire = await openWire({
    vendor: operation.vendor,
    surroundings,
    strikesOnce: mode === "once",
    // A client for that very address: only then can it tell that nothing was sent.
    ...(row.instead === "frozen" && operation.strikes !== "GET" && { origin: surroundings.frozen.origin }),
    choose(method) {
      if (over) return undefined;
      const meant = operation.strikes === undefined || operation.strikes === method;
      if (!warm || !meant || (mode === "once" && struck > 0)) return undefined;
      struck += 1;
      return row;
    },
  });
  const { server, options } = wire;
  const { warmUp, run } = operation.open(options);
  if (!warm) await leaveConnections(warmUp);
  warm = true;
  server.seen.length = 0;
  const end = await endOf(run({}));
  over = true;
  const requests = server.seen.length;
  const complaints = [...(await complaintsAbout(end, operation, wire, surroundings))];
  if (row.received === false && row.instead === undefined && server.interrupted === 0) {
    complaints.push("the fault did not strike");
  }
  return { outcome: nameEnd(end), requests, bought: server.model.bought, complaints };
}

/** What differs from the rules, in words; empty where nothing does. */
export function mismatches(
  cell: Cell,
  observed: Observed,
  rule: Expected = expected(cell.row, cell.operation, cell.mode),
): string[] {
  const { outcome, requests, complaints } = observed;
  return [
    ...(outcome === rule.outcome ? [] : [`ended with ${outcome}, not ${rule.outcome}`]),
    ...(rule.requests === undefined || requests === rule.requests
      ? []
      : [`${requests} requests arrived, not ${rule.requests}`]),
    ...(requests > mostRequests ? [`${requests} requests arrived`] : []),
    ...complaints,
  ];
}

/** An hour of looks, at least a second apart on average, is far from this. */
const mostRequests = 600;
