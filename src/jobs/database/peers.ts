import { loadPeer } from "../../node/load-peer.ts";

/** Versions that the tests run on. */
const install = "npm install pg-boss@12.33.7 @electric-sql/pglite@0.5.16";

/** Who makes one avatar at a time carries no database. @throws InvalidInputError that says what to install. */
export function loadEnginePart<Module>(name: string, load: () => Promise<Module>): Promise<Module> {
  return loadPeer({ name, neededBy: "avatar-clients/jobs", install, load });
}
