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
 * Starts local vendors to develop and test against, one HTTP server each on 127.0.0.1. Prism checks every request and every
 * answer against the document that the clients were generated from. Avatars and most other resources have state: ids are
 * issued, builds take time, lists page and filter, deletes persist, events are really POSTed. All other operations answer
 * with the document's examples and store nothing.
 *
 * The avatar's name decides how its build ends (case-insensitive):
 *
 * | name contains | Anam | Protoface | Argil |
 * | --- | --- | --- | --- |
 * | `fail` | `videoUrl` stays null | `failed`, with a `failure_reason` | `TRAINING_FAILED` |
 * | `refuse` | the create is a 422 | `failed`: rejected by moderation | `REFUSED`, and no event |
 * | anything else | ready | `ready` | `IDLE` |
 *
 * To trigger a fault, send the header `x-sandbox: FAULT` with any request or put `[FAULT]` into the name of a create, using
 * the names of {@link sandboxFaults}. A fault strikes once per name, or per method and path, so that the next attempt
 * succeeds: `rate-limit:3` strikes three times, `rate-limit:always` every time. `quota`, `slots` and `slow` persist. A header
 * may contain several faults (`slow, lost-answer`), and an unknown fault is rejected; in a name, other words in brackets are
 * just part of the name.
 *
 * With `page: true`, a web page at the address `page` shows avatars and jobs as they build and every request with its
 * response, and can trigger faults. With `listen: false`, no port is opened for the vendors; use `fetch` to reach them.
 *
 * Images are checked against the vendor's published rules; images given by URL are not fetched. Argil's events go to
 * loopback addresses only, unless `allowRemoteCallbacks` is set, and to loopback over plain HTTP even if the URL says https.
 *
 * @throws InvalidInputError for invalid options, with every reason; Error if Prism (the optional peer dependency
 *   `@stoplight/prism-http`) is missing, with the install command, or if a port is taken. Nothing is left running in that
 *   case.
 * @example
 * const sandbox = await startSandbox({ vendors: ["protoface"], buildTimeMs: 50 });
 * Object.assign(process.env, sandbox.env); // or pass sandbox.vendors.protoface's url and apiKey to the client
 * const avatar = await createProtofaceClient().avatars.createAndWait({ image });
 * await sandbox.close();
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  return start(options);
}
