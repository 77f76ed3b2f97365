/**
 * Resources that load on first use. One module, because bundlers would split off a file for whatever two would share.
 */
export { createAssets } from "./assets.ts";
export { createVideos } from "./videos.ts";
export { createVoices } from "./voices.ts";
export { createWebhooks } from "./webhooks/webhooks.ts";
