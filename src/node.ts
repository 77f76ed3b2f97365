/**
 * What needs Node's built-ins: files on disk, and webhooks behind Node's `http` and `http2`.
 *
 * @module avatar-clients/node
 */

export type { FileSink, FileTarget } from "./core/transfer/target.ts";
export { fileTarget } from "./node/file-target.ts";
export { imageFromFile } from "./node/image-from-file.ts";
export { toNodeHandler } from "./node/node-handler.ts";
