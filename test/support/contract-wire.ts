import { expect, inject, onTestFinished } from "vitest";
import { FakeClock } from "../../scripts/common/stand-ins/fake-clock.ts";
import type { Vendor } from "../../scripts/contract/document.ts";
import { record } from "../../scripts/contract/record.ts";
import { type AnamClient, createAnamClient } from "../../src/vendors/anam/index.ts";
import { type ArgilClient, createArgilClient } from "../../src/vendors/argil/index.ts";
import { createProtofaceClient, type ProtofaceClient } from "../../src/vendors/protoface/index.ts";

/** A request to a mock and its response. */
export interface Exchange {
  readonly method: string;
  readonly url: URL;
  readonly status: number;
  readonly headers: Headers;
}

/** A client connected to a vendor's mock; its requests are scripted and recorded, and its sleeps take no time. */
export interface Connection<Client> {
  readonly client: Client;
  readonly clock: FakeClock;
  /** Oldest first. */
  readonly exchanges: readonly Exchange[];
}

interface TestOptions {
  apiKey: string;
  baseUrl: string;
  fetch: typeof globalThis.fetch;
  clock: FakeClock;
}

function connect<Client>(
  vendor: Vendor,
  create: (options: TestOptions) => Client,
  script: readonly string[],
): Connection<Client> {
  const exchanges: Exchange[] = [];
  const violations: string[] = [];
  const clock = new FakeClock();
  const scriptedFetch = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    const prefer = script[Math.min(exchanges.length, script.length - 1)];
    if (prefer) headers.set("prefer", prefer);
    const response = await fetch(input, { ...init, headers });
    const { method = "GET" } = init;
    const url = new URL(input instanceof Request ? input.url : input);
    exchanges.push({ method, url, status: response.status, headers: response.headers });
    await record(vendor, method, url, response);
    const violation = response.headers.get("sl-violations");
    if (violation) violations.push(`${method} ${url.pathname}: ${violation}`);
    return response;
  };
  onTestFinished(() => expect(violations, "violations that the mock finds in the traffic").toEqual([]));
  const baseUrl = inject("mocks")[vendor];
  return {
    client: create({ apiKey: "contract-key", baseUrl, fetch: scriptedFetch, clock }),
    clock,
    exchanges,
  };
}

/**
 * Clients connected to the mocks. Request n asks the mock for response n of the script, in the syntax of Prism's `Prefer`
 * header (`code=404, example=notFound`). The last one applies to all later requests; without a script the mock chooses.
 */
export const connectAnam = (...script: string[]): Connection<AnamClient> =>
  connect("anam", createAnamClient, script);
export const connectProtoface = (...script: string[]): Connection<ProtofaceClient> =>
  connect("protoface", createProtofaceClient, script);
export const connectArgil = (...script: string[]): Connection<ArgilClient> =>
  connect("argil", createArgilClient, script);

/** What a promise rejects with. */
export async function rejection(promise: PromiseLike<unknown>): Promise<unknown> {
  return promise.then(
    (value) => expect.unreachable(`resolved with ${JSON.stringify(value)}`),
    (error: unknown) => error,
  );
}
