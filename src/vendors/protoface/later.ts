/** What is loaded when it is used first: of one piece, because bundlers that split make files of what two pieces share. */
export { createAssets } from "./assets.ts";
export { createRuns } from "./runs.ts";
export { createSessions } from "./sessions.ts";
