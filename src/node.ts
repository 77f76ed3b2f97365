/**
 * What needs Node's built-ins: pictures on disk, fitting them to a vendor's rules, and webhooks behind Node's `http` and
 * `http2`.
 *
 * @module avatar-clients/node
 */

export type { FitImageOptions, FittedImage } from "./node/fit/fitted-image.ts";
export { fitImage } from "./node/fit-image.ts";
export { imageFromFile } from "./node/image-from-file.ts";
export { toNodeHandler } from "./node/node-handler.ts";
