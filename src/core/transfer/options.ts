import type { OptionKinds } from "../config/check-options.ts";
import {
  type CallOptions,
  type CreateOptions,
  callOptionKinds,
  createOptionKinds,
} from "../config/options.ts";

/** How far a transfer has come, in bytes of the file. */
export interface TransferProgress {
  bytes: number;
  /** Of the whole file; undefined where the sender does not say. */
  total: number | undefined;
}

/**
 * Options of a download. `timeoutMs` bounds silence, not the whole; `maxRetries` counts from the last megabyte that
 * came.
 */
export interface DownloadOptions extends CallOptions {
  /** The longest file to take, in bytes; a longer one is an InvalidResponseError. Default 4 GiB. */
  maxBytes?: number | undefined;
  /** Called and awaited after every piece. An exception thrown here ends the download and is what it rejects with. */
  onProgress?: ((progress: TransferProgress) => unknown) | undefined;
}

/** Options of a create that uploads a file. `timeoutMs` bounds silence, not the whole. */
export interface UploadOptions extends CreateOptions {
  /**
   * Called and awaited whenever the network has taken a piece of the file; a retry begins again at 0. Only on Node
   * and Deno, whose fetch reads the file through us; elsewhere it is not called. An exception thrown here ends the
   * upload: its outcome is then unknown, and the exception its `cause`.
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
