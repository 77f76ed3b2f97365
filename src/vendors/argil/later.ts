/** What is loaded when it is used first: of one piece, because bundlers that split make files of what two pieces share. */
export { createAssets } from "./assets.ts";
export { createVideos } from "./videos.ts";
export { createVoices } from "./voices.ts";
export { createWebhooks } from "./webhooks/webhooks.ts";
