import type { OptionKinds } from "../config/check-options.ts";
import {
  type CallOptions,
  type CreateOptions,
  callOptionKinds,
  createOptionKinds,
} from "../config/options.ts";

/** Progress of a transfer, in bytes of the file. */
export interface TransferProgress {
  bytes: number;
  /** Size of the whole file; undefined if the sender does not report it. */
  total: number | undefined;
}

/** Options of a download. `timeoutMs` is an idle timeout; `maxRetries` starts over with every megabyte received. */
export interface DownloadOptions extends CallOptions {
  /** Maximum size of the file, in bytes; a larger one is an InvalidResponseError. Default 4 GiB. */
  maxBytes?: number | undefined;
  /** Called and awaited after every chunk. An exception thrown here ends the download, which rejects with it. */
  onProgress?: ((progress: TransferProgress) => unknown) | undefined;
}

/** Options of a create that uploads a file. `timeoutMs` is an idle timeout. */
export interface UploadOptions extends CreateOptions {
  /**
   * Called and awaited whenever the network has accepted a chunk of the file; a retry starts at 0 again. Only called
   * on Node and Deno, whose fetch reads the file as a stream. An exception thrown here ends the upload with an
   * unknown outcome and the exception as its `cause`.
   */
  onProgress?: ((progress: TransferProgress) => unknown) | undefined;
}

export const downloadOptionKinds: OptionKinds<DownloadOptions> = {
  ...callOptionKinds,
  maxBytes: "any",
  onProgress: "function",
};

export const uploadOptionKinds: OptionKinds<UploadOptions> = { ...createOptionKinds, onProgress: "function" };

export const defaultMaxBytes = 4 * 1024 ** 3;
