/**
 * Features that need Node's built-ins: files on disk, fitting images to a vendor's rules, webhooks behind Node's servers.
 *
 * @module avatar-clients/node
 */

export type { FileSink, FileTarget } from "./core/transfer/target.ts";
export { fileTarget } from "./node/file-target.ts";
export type { FitImageOptions, FittedImage } from "./node/fit/fitted-image.ts";
export { fitImage } from "./node/fit-image.ts";
export { imageFromFile } from "./node/image-from-file.ts";
export {
  type FrameworkReply,
  type FrameworkRequest,
  type NodeIncoming,
  type NodeOutgoing,
  toNodeHandler,
} from "./node/node-handler.ts";
