import {
  type ClientOptions,
  createAnamClient,
  createArgilClient,
  createProtofaceClient,
  type VendorName,
} from "../../../../src/index.ts";
import { anamOperations } from "./anam.ts";
import { argilOperations } from "./argil.ts";
import type { Definition, FaultOperation } from "./operation.ts";
import { protofaceOperations } from "./protoface.ts";

function bind<Client extends { avatars: { list(): PromiseLike<unknown> } }>(
  vendor: VendorName,
  create: (options: ClientOptions) => Client,
  definitions: readonly Definition<Client>[],
): FaultOperation[] {
  return definitions.map(({ run, ...facts }) => ({
    vendor,
    ...facts,
    open(options) {
      const client = create(options);
      return { warmUp: () => client.avatars.list(), run: (call) => run(client, call) };
    },
  }));
}

/** Every wrapper that sends something, the waits, and the reads and creates of `api`. */
export const operations: readonly FaultOperation[] = [
  ...bind("anam", createAnamClient, anamOperations),
  ...bind("protoface", createProtofaceClient, protofaceOperations),
  ...bind("argil", createArgilClient, argilOperations),
];
