/** What is loaded when it is used first: of one piece, because bundlers that split make files of what two pieces share. */
export { createUnderKey } from "../../core/create/keyed.ts";
export { createAssets } from "./assets.ts";
export { createWebhooks } from "./webhooks/webhooks.ts";
