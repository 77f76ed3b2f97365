import type { VendorName } from "../errors/base.ts";
import { assertValid } from "../errors/input.ts";
import { isObject } from "../input/fields.ts";

/**
 * A download target that ends up with the whole file or nothing. `fileTarget("out.mp4")` from `avatar-clients/node`
 * creates one for a file on disk.
 */
export interface FileTarget {
  /** Called once, before the first request. */
  open(): Promise<FileSink>;
}

/** Receives the bytes of a download to a {@link FileTarget}. */
export interface FileSink {
  write(bytes: Uint8Array): Promise<void>;
  /** Discards what was written and starts over. */
  restart(): Promise<void>;
  /** Called once all bytes are written: moves the file into place. */
  commit(): Promise<void>;
  /** Called if the download fails: leaves nothing behind. A write may be in progress. */
  discard(reason: unknown): Promise<void>;
}

/** Receives the bytes; without `restart` if it cannot start over. */
export type Sink = Omit<FileSink, "restart"> & Partial<Pick<FileSink, "restart">>;

/** Opens a download's target. @throws InvalidInputError if it cannot be written to. */
export async function openTarget(vendor: VendorName, target: unknown): Promise<Sink> {
  if (isFileTarget(target)) return target.open();
  const problem = isStream(target)
    ? target.locked && "the target stream is locked by another writer"
    : 'the target must be a WritableStream, or fileTarget("out.mp4") from avatar-clients/node';
  assertValid(vendor, problem ? [problem] : []);
  return toSink(target as WritableStream<Uint8Array>);
}

function isFileTarget(target: unknown): target is FileTarget {
  return isObject(target) && typeof target.open === "function";
}

function isStream(target: unknown): target is WritableStream<Uint8Array> {
  return isObject(target) && typeof target.getWriter === "function";
}

function toSink(stream: WritableStream<Uint8Array>): Sink {
  const writer = stream.getWriter();
  // `write` reports the same error.
  writer.closed.catch(() => undefined);
  return {
    async write(bytes) {
      await writer.ready;
      await writer.write(bytes);
    },
    commit: () => writer.close(),
    async discard(reason) {
      // Not awaited: a write that never ends would block the abort.
      writer.abort(reason).catch(() => undefined);
    },
  };
}
