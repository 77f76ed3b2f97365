/**
 * What needs Node's built-ins: pictures on disk, and webhooks behind Node's `http` and `http2`.
 *
 * @module avatar-clients/node
 */

export { imageFromFile } from "./node/image-from-file.ts";
export { type FrameworkReply, type FrameworkRequest, toNodeHandler } from "./node/node-handler.ts";
