import { getEventListeners } from "node:events";
import { FakeClock } from "../../../scripts/common/stand-ins/fake-clock.ts";
import {
  type Captured,
  type Responder,
  script,
  sendJson,
  startServer,
} from "../../../scripts/common/stand-ins/server.ts";
import { type AnamClient, createAnamClient } from "../../../src/vendors/anam/index.ts";
import { type ArgilClient, createArgilClient } from "../../../src/vendors/argil/index.ts";
import {
  type CallOptions,
  type ClientOptions,
  createProtofaceClient,
  type ProtofaceClient,
} from "../../../src/vendors/protoface/index.ts";
import { png } from "./fixtures.ts";

export const key = "sk_test_0123456789abcdefghij";

export interface Harness extends AsyncDisposable {
  url: string;
  requests: Captured[];
  clock: FakeClock;
  anam: AnamClient;
  protoface: ProtofaceClient;
  argil: ArgilClient;
  /** `METHOD path` of every request so far. */
  log(): string[];
}

export interface HarnessOptions extends Omit<ClientOptions, "clock"> {
  clock?: FakeClock;
}

/** A server that answers request n with step n (repeating the last one), and a client of each vendor connected to it. */
export async function harness(steps: readonly Responder[], options: HarnessOptions = {}): Promise<Harness> {
  const server = await startServer(script(...steps));
  const clock = options.clock ?? new FakeClock();
  const given = { apiKey: key, baseUrl: server.url, ...options, clock };
  return {
    url: server.url,
    requests: server.requests,
    clock,
    anam: createAnamClient(given),
    protoface: createProtofaceClient(given),
    argil: createArgilClient(given),
    log: () => server.requests.map(({ method, url }) => `${method} ${url}`),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

/** Responds with this status; objects are sent as JSON, strings as they are. */
export function reply(status: number, body: unknown = {}, headers: Record<string, string> = {}): Responder {
  return (_, response) => {
    if (typeof body !== "string") return sendJson(response, status, body, headers);
    response.writeHead(status, headers).end(body);
  };
}

export const vendorNames = ["anam", "protoface", "argil"] as const;

/** A create that passes each vendor's checks. */
export function create(
  clients: Harness,
  vendor: (typeof vendorNames)[number],
  options?: CallOptions,
): Promise<{ id: string }> {
  if (vendor === "anam") {
    return clients.anam.avatars.create({ displayName: "Ada", imageFile: png(64, 64) }, options);
  }
  if (vendor === "protoface")
    return clients.protoface.avatars.create({ name: "Ada", image: png(64, 64) }, options);
  return clients.argil.avatars.create({ name: "Ada", datasetImage: png(1280, 720) }, options);
}

/** What the promise rejects with. */
export async function rejection(promise: PromiseLike<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("resolved instead of rejecting");
}

/** What the promise rejects with, which must be an instance of this class. */
export async function failure<E extends Error>(
  type: abstract new (...args: never[]) => E,
  promise: PromiseLike<unknown>,
): Promise<E> {
  return expectInstance(type, await rejection(promise));
}

/** The value, which must be an instance of this class. */
export function expectInstance<E>(type: abstract new (...args: never[]) => E, value: unknown): E {
  if (value instanceof type) return value;
  throw new Error(`not of class ${type.name}: ${String(value)}`, { cause: value });
}

export function listeners(signal: AbortSignal): number {
  return getEventListeners(signal, "abort").length;
}
