import { loadPeer } from "../../node/load-peer.ts";

/** The versions that the tests use. */
const install = "npm install pg-boss@12.33.7 @electric-sql/pglite@0.5.16";

/** Loads an optional peer: users without batches need no database. @throws InvalidInputError which says what to install */
export function loadEnginePart<Module>(name: string, load: () => Promise<Module>): Promise<Module> {
  return loadPeer({ name, neededBy: "avatar-clients/jobs", install, load });
}
