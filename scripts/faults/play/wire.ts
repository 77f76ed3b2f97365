import type { ClientOptions, VendorName } from "../../../src/index.ts";
import { FakeClock } from "../../common/stand-ins/fake-clock.ts";
import { type Fault, FaultServer } from "../../common/stand-ins/fault-server.ts";
import { findClosedPort } from "../../common/stand-ins/fault-server-unreachable.ts";
import { type FaultRow, stallMark, well } from "../rows/row.ts";
import { timeoutMs } from "../rules/deadlines.ts";
import { newKey } from "../rules/judge.ts";
import { ClientEnds } from "./client-ends.ts";
import { listenToPlatform } from "./platform-events.ts";
import type { FaultSurroundings } from "./surroundings.ts";
import type { Way } from "./way.ts";

export interface WireOptions {
  readonly vendor: VendorName;
  readonly surroundings: FaultSurroundings;
  readonly way: Way;
  /** Chooses what happens to each attempt; with the platform's fetch, to each request that reaches the server. */
  readonly choose: (method: string) => FaultRow | undefined;
  /** A chosen fault strikes one request, even if the platform makes two out of one attempt. */
  readonly strikesOnce?: boolean;
  /** Platform fetch only: where the client is directed instead of to the server, permanently or for one attempt. */
  readonly led?: { readonly by: FaultRow; readonly once: boolean };
  /** Called whenever a timer starts, an attempt starts, a request was read or the head of its response arrived. */
  readonly onEvent?: () => void;
  /** Called when the user's patience runs out. */
  readonly onImpatience?: () => void;
}

/** A client's connection to a vendor, on a clock that advances when the program is idle. */
export interface Wire extends AsyncDisposable {
  readonly server: FaultServer;
  readonly clock: FakeClock;
  readonly options: ClientOptions;
  /** Resolves when the server has handled everything sent by attempts that are over. */
  settle(): Promise<void>;
}

/** What small files add to an attempt's time limit. */
const uploadMs = 1_000;

/** Tells the server which attempt a request belongs to. */
const attemptHeader = "x-attempt";

class WireClock extends FakeClock {
  onTimer: (() => void) | undefined;

  /** Like the platform's clock, it has a wall time, so that a wait's last poll is cut off in time. */
  wall(): number {
    return this.now();
  }

  override after(ms: number, callback: () => void): () => void {
    this.onTimer?.();
    return super.after(ms, callback);
  }
}

export async function openWire(wireOptions: WireOptions): Promise<Wire> {
  const { vendor, surroundings, way, choose, led, onEvent, onImpatience } = wireOptions;
  const clock = new WireClock({ holdFrom: 90_000, holdTo: timeoutMs + uploadMs });
  clock.onTimer = onEvent;
  /** What was chosen for each attempt, by its number and by the fault that struck. */
  const attempts = new Map<string, FaultRow>();
  const rows = new Map<Fault, FaultRow>();
  let sent = 0;

  const ends = new ClientEnds();

  /** The client is waiting for something that will not come, unless it gave up before getting here. */
  function stall(row: FaultRow | undefined, port?: number): void {
    if (row?.aborts) setImmediate(() => onImpatience?.());
    setImmediate(() => {
      if (port === undefined || !ends.isClosed(port)) clock.fireHeld();
    });
  }
  const server = await FaultServer.start({
    vendor,
    now: () => clock.now(),
    elsewhere: surroundings.elsewhere.origin,
    plan({ method, headers }, port) {
      const attempt = headers.get(attemptHeader);
      const row = attempt === undefined ? choose(method) : attempts.get(attempt);
      if (attempt !== undefined && wireOptions.strikesOnce) attempts.delete(attempt);
      if (row === undefined) return well;
      rows.set(row.fault, row);
      // Nothing reports a request that is never read.
      if (row.received === false && row.stalls) stall(row, port);
      return row.fault;
    },
    onRead(fault, port) {
      const row = rows.get(fault);
      if (row?.stalls === "before head") stall(row, port);
      onEvent?.();
    },
  });

  /** A custom fetch that directs some attempts elsewhere. */
  function send(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
    onEvent?.();
    const row = choose(init.method ?? "GET");
    const attempt = String(++sent);
    if (row) attempts.set(attempt, row);
    const headers = new Headers(init.headers);
    headers.set(attemptHeader, attempt);
    const instead = row?.instead && surroundings[row.instead].origin;
    const url = instead === undefined ? input : String(input).replace(server.origin, instead);
    return fetch(url, { ...init, headers });
  }

  const opening = led?.by.instead === "refusing" && led.once ? await findClosedPort() : undefined;
  let closed = opening !== undefined;
  const ledTo = led?.by.instead && surroundings[led.by.instead].origin;
  const goal = opening === undefined ? (ledTo ?? server.origin) : `http://127.0.0.1:${opening}`;
  const origins = new Set([goal, server.origin, surroundings.refusing.origin, surroundings.frozen.origin]);
  const frozenRow = () => led?.by ?? [...attempts.values()].findLast(({ instead }) => instead === "frozen");
  const stop = listenToPlatform(origins, {
    onRequest(origin) {
      // The attempt's timeout may be short, but must not cut off real HTTP.
      clock.holdNewest();
      // Code inside the platform cannot abort.
      if (onEvent) queueMicrotask(onEvent);
      if (origin === surroundings.frozen.origin) stall(frozenRow());
    },
    onHead(headers) {
      const row = [...rows.values()].find(({ stalls }) => stalls === "in body");
      if (Object.keys(stallMark).some((name) => headers.has(name))) stall(row);
      if (onEvent) queueMicrotask(onEvent);
    },
    onConnection: (socket) => ends.add(socket),
    onRefusal(port) {
      if (closed && port === opening) server.openAt(port);
      closed &&= port !== opening;
    },
  });

  const baseUrl = `${goal}${vendor === "argil" ? "/v1" : ""}`;
  const own = way === "platform" ? {} : { fetch: send, fetchSendsOnce: way === "vouched" };
  return {
    server,
    clock,
    options: { apiKey: newKey(), baseUrl, clock, timeoutMs, ...own },
    settle: () => ends.settle(server),
    async [Symbol.asyncDispose]() {
      stop();
      await server[Symbol.asyncDispose]();
    },
  };
}
