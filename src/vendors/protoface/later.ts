/**
 * Resources that load on first use. One module, because bundlers would split off a file for whatever two would share.
 */
export { createAssets } from "./assets.ts";
export { createRuns } from "./runs.ts";
export { createSessions } from "./sessions.ts";
