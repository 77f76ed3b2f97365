import { setImmediate } from "node:timers/promises";
import type { FaultRow } from "../rows/row.ts";
import { complaintsAbout } from "../rules/complaints.ts";
import { endOf, nameEnd } from "../rules/judge.ts";
import { type Expected, expected, type Mode } from "../rules/operation.ts";
import { untouched } from "../rules/reasons.ts";
import type { FaultOperation } from "./operations/operation.ts";
import type { FaultSurroundings } from "./surroundings.ts";
import { type Way, ways } from "./way.ts";
import { openWire } from "./wire.ts";

/** One fault, met by one operation of one vendor. */
export interface Cell {
  readonly row: FaultRow;
  readonly operation: FaultOperation;
  readonly mode: Mode;
  /** The platform's fetch by default. */
  readonly way?: Way;
}

/** What was observed. */
export interface Observed {
  readonly outcome: string;
  /** Requests that the server read in full. */
  readonly requests: number;
  /** Creates that the vendor carried out. */
  readonly bought: number;
  /** Creates that were requested. */
  readonly asked: number;
  /** Anything else that is wrong, as messages. */
  readonly complaints: readonly string[];
}

/** A cell with its result. */
export interface Played extends Observed {
  readonly cell: Cell;
}

function modesOf({ effect, reusedConnection, heavy, alike, aborts }: FaultRow): Mode[] {
  if (reusedConnection) return ["once"];
  return heavy || alike || aborts || effect === "hanging" ? ["always"] : ["always", "once"];
}

/** Faults for which the client must know whether a create was sent. */
const telling: ReadonlySet<unknown> = new Set(["refused", "hanging", "lost", "unanswered", "abortedUnsent"]);

function waysOf({ effect, instead }: FaultRow, { kind, before = 0 }: FaultOperation): readonly Way[] {
  const creates = ["create", "repeatable", "apiCreate", "many"].includes(kind);
  // All requests of a client go to the same address, so a refused one cannot follow one that was not.
  const possible = ways.filter((way) => way !== "platform" || instead === undefined || before === 0);
  return creates && telling.has(effect) ? possible : possible.slice(0, 1);
}

/** The meaningful cells of a fault and an operation. */
export function cellsOf(row: FaultRow, operation: FaultOperation): Cell[] {
  const { vendor } = operation;
  if (row.vendor !== undefined && row.vendor !== vendor) return [];
  if ((row.heavy || row.alike) && !isPlain(operation)) return [];
  if (row.effect === "stranger" && !["get", "wait", "createAndWait, polls"].includes(operation.name))
    return [];
  return waysOf(row, operation).flatMap((way) => modesOf(row).map((mode) => ({ row, operation, mode, way })));
}

/** One operation of each kind; the others are composed of these. */
function isPlain({ name }: FaultOperation): boolean {
  return ["get", "update", "delete", "create", "wait", "api.GET", "api.POST"].includes(name);
}

/** Describes the cell. */
export function nameOf({ row, operation, mode, way = "platform" }: Cell): string {
  const how = way === "platform" ? "" : `, a fetch that is ${way} for`;
  return `${row.name}, ${mode}${how}: ${operation.vendor} ${operation.name}`;
}

/** Leaves two idle connections open; the platform returns one to its pool shortly after its response was read. */
async function leaveConnections(request: () => PromiseLike<unknown>): Promise<void> {
  await Promise.all([request(), request()]);
  await setImmediate();
}

/** Plays a cell against a server started for it. */
export async function play(cell: Cell, surroundings: FaultSurroundings): Promise<Observed> {
  const { row, operation, mode, way = "platform" } = cell;
  const once = mode === "once";
  const controller = new AbortController();
  const reason = { because: "of this" };
  const reasonIsUntouched = untouched(reason);
  let warm = row.reusedConnection !== true;
  let over = false;
  let struck = 0;
  await using wire = await openWire({
    vendor: operation.vendor,
    surroundings,
    way,
    strikesOnce: once,
    onImpatience: () => controller.abort(reason),
    ...(way === "platform" && row.instead !== undefined && { led: { by: row, once } }),
    choose(method) {
      if (over) return undefined;
      const meant = operation.strikes === undefined || operation.strikes === method;
      if (!warm || !meant || (once && struck > 0)) return undefined;
      struck += 1;
      return row;
    },
  });
  const { server, options } = wire;
  const { warmUp, run } = operation.open(options);
  if (!warm) await leaveConnections(warmUp);
  warm = true;
  server.seen.length = 0;
  const { signal } = controller;
  const startedAt = wire.clock.now();
  const end = await endOf(run({ signal }));
  const tookMs = wire.clock.now() - startedAt;
  over = true;
  const requests = server.seen.length;
  const complaints = await complaintsAbout({
    end,
    operation,
    wire,
    surroundings,
    signal,
    tookMs,
    again: run,
  });
  if (!reasonIsUntouched()) complaints.push("the signal's reason was modified");
  if (row.received === false && row.instead === undefined && server.interrupted === 0) {
    complaints.push("the fault did not strike");
  }
  const { bought } = server.model;
  return { outcome: nameEnd(end, signal), requests, bought, asked: operation.asks ?? 1, complaints };
}

/** How the run deviates from the rules, as messages; empty if it does not. */
export function mismatches(
  cell: Cell,
  observed: Observed,
  rule: Expected = expected(cell.row, cell.operation, cell.mode, cell.way),
): string[] {
  const { outcome, requests, complaints } = observed;
  return [
    ...(outcome === rule.outcome ? [] : [`ended with ${outcome} instead of ${rule.outcome}`]),
    ...(rule.requests === undefined || requests === rule.requests
      ? []
      : [`${requests} requests arrived instead of ${rule.requests}`]),
    ...(requests > mostRequests ? [`${requests} requests arrived`] : []),
    ...complaints,
  ];
}

/** An hour of polls, at least a second apart on average, stays far below this. */
const mostRequests = 600;
