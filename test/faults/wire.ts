import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { ClientOptions, VendorName } from "../../src/index.ts";
import { FakeClock } from "../support/fake-clock.ts";
import { FaultServer } from "../support/fault-server.ts";
import { asInNewProcess } from "../support/new-process.ts";
import { testKey } from "./judge.ts";
import { type FaultRow, well } from "./row.ts";
import type { Surroundings } from "./surroundings.ts";

export interface WireOptions {
  readonly vendor: VendorName;
  readonly surroundings: Surroundings;
  /** Chooses what happens to each attempt. */
  readonly choose: (method: string) => FaultRow | undefined;
  /** A fault that was chosen strikes one request, even where the platform makes two of an attempt. */
  readonly strikesOnce?: boolean;
  /** Told whenever a timer starts, an attempt begins, a request was read or its answer's head is there. */
  readonly onEvent?: () => void;
  /** Where all requests go that no fault leads away; the server by default. */
  readonly origin?: string;
}

/** A client's way to a vendor, on a clock that runs when the program is idle. */
export interface Wire extends AsyncDisposable {
  readonly server: FaultServer;
  readonly clock: FakeClock;
  readonly options: ClientOptions;
}

/** Time for one attempt on the fake clock. Other timers are shorter, or far longer. */
const timeoutMs = 100_000;

export async function openWire({
  vendor,
  surroundings,
  choose,
  strikesOnce = false,
  onEvent,
  origin,
}: WireOptions): Promise<Wire> {
  asInNewProcess();
  const clock = new (class extends FakeClock {
    override after(ms: number, callback: () => void): () => void {
      onEvent?.();
      return super.after(ms, callback);
    }
  })({ holdFrom: 90_000, holdTo: timeoutMs });
  let current: FaultRow | undefined;
  const runOut = () => setImmediate(() => clock.fireHeld());
  const server = await FaultServer.start({
    vendor,
    now: () => clock.now(),
    elsewhere: surroundings.elsewhere.origin,
    plan() {
      const fault = current?.fault ?? well;
      if (strikesOnce) current = undefined;
      return fault;
    },
    onRead(fault) {
      if (stallsAt("before head", fault)) runOut();
      onEvent?.();
    },
  });
  let stalling: FaultRow | undefined;
  const stallsAt = (place: FaultRow["stalls"], fault = stalling?.fault) =>
    stalling?.stalls === place && stalling?.fault === fault;

  async function send(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
    onEvent?.();
    current = choose(init.method ?? "GET");
    stalling = current;
    const instead = current?.instead && surroundings[current.instead].origin;
    if (current?.instead === "frozen") whenTakenOn(runOut);
    const url = instead === undefined ? input : String(input).replace(server.origin, instead);
    const response = await fetch(url, init);
    if (stallsAt("in body")) runOut();
    onEvent?.();
    return response;
  }

  const baseUrl = `${origin ?? server.origin}${vendor === "argil" ? "/v1" : ""}`;
  return {
    server,
    clock,
    options: { apiKey: testKey, baseUrl, fetch: send, clock, timeoutMs },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

/** Calls back when the platform's fetch has begun to work on a request. */
function whenTakenOn(callback: () => void): void {
  function listener(): void {
    unsubscribe("undici:request:create", listener);
    callback();
  }
  subscribe("undici:request:create", listener);
}
