/**
 * Resources that load on first use. One module, because bundlers would split off a file for whatever two would share.
 */
export { createKnowledge } from "./knowledge/knowledge.ts";
export { createVoices } from "./voices.ts";
