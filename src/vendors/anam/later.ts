/** What is loaded when it is used first: of one piece, because bundlers that split make files of what two pieces share. */
export { createKnowledge } from "./knowledge/knowledge.ts";
export { createVoices } from "./voices.ts";
