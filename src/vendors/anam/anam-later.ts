/** What is loaded when it is used first: of one piece, because bundlers that split make files of what two pieces share. */
export { createDocuments } from "./knowledge/documents.ts";
export { createGroups } from "./knowledge/groups.ts";
export { createSearch } from "./knowledge/knowledge.ts";
export { createVoices } from "./voices.ts";
