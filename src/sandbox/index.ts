/**
 * Local vendors to develop and test against.
 *
 * @module avatar-clients/sandbox
 */

import type { SandboxOptions } from "./options.ts";
import { type Sandbox, start } from "./start.ts";

export { type SandboxFault, sandboxFaults } from "./faults.ts";
export type { SandboxOptions, SandboxRequest } from "./options.ts";
export type { Sandbox, SandboxVendor } from "./start.ts";

/**
 * Starts local vendors to develop and test against, one HTTP server each on 127.0.0.1. Prism checks every request, and
 * every answer, against the document that the clients were made from; avatars and Argil's subscriptions have state on
 * top: ids are issued, builds take time, lists page and filter, deletes stick, events are really POSTed. All other
 * operations answer with the document's examples and remember nothing.
 *
 * The name of an avatar decides how its build ends, upper or lower case:
 *
 * | name contains | Anam | Protoface | Argil |
 * | --- | --- | --- | --- |
 * | `fail` | `videoUrl` stays null | `failed`, with a `failure_reason` | `TRAINING_FAILED` |
 * | `refuse` | the create is a 422 | `failed`: rejected by moderation | `REFUSED`, and no event |
 * | anything else | ready | `ready` | `IDLE` |
 *
 * Errors come on demand, by the header `x-sandbox: FAULT` on any request or by `[FAULT]` in the name of a create, with
 * the names of {@link sandboxFaults}. A fault strikes once for each name, or each method and path, so that the next try
 * succeeds: `rate-limit:3` strikes three times, `rate-limit:always` each time. `quota`, `slots` and `slow` last. In a
 * header several may stand side by side (`slow, lost-answer`), and an unknown one is refused; in a name other words in
 * brackets are just a name.
 *
 * With `page: true` a page at the address `page` shows avatars and jobs as they build and every request with its answer, and
 * plays faults; with `listen: false` no port is opened for the vendors, which are then reached by `fetch`.
 *
 * Pictures are judged by the vendor's published rules; pictures given by URL are not fetched. Argil's events go to
 * loopback addresses only, unless `allowRemoteCallbacks` is set, and by plain HTTP there even where the address says
 * https.
 *
 * @throws InvalidInputError for invalid options, with every reason; Error if Prism (the optional peer dependency
 *   `@stoplight/prism-http`) is missing, naming the install command, or if a port is taken. Nothing is left running
 *   then.
 * @example
 * const sandbox = await startSandbox({ vendors: ["protoface"], buildTimeMs: 50 });
 * Object.assign(process.env, sandbox.env); // or pass sandbox.vendors.protoface's url and apiKey to the client
 * const avatar = await createProtofaceClient().avatars.createAndWait({ image });
 * await sandbox.close();
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  return start(options);
}
