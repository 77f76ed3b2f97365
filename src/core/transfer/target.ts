import type { VendorName } from "../errors/base.ts";
import { assertValid } from "../errors/input.ts";
import { isObject } from "../input/fields.ts";

/**
 * Where a download goes so that it is there as a whole or not at all: `fileTarget("out.mp4")` of `avatar-clients/node`
 * makes one for a file on disk.
 */
export interface FileTarget {
  /** Called once, before anything is asked for. */
  open(): Promise<FileSink>;
}

/** What a {@link FileTarget} writes to until the whole is there. */
export interface FileSink {
  write(bytes: Uint8Array): Promise<void>;
  /** Forgets what was written. */
  restart(): Promise<void>;
  /** The whole is written: puts it under its name. */
  commit(): Promise<void>;
  /** The download has failed: leaves nothing behind. A write may be under way. */
  discard(reason: unknown): Promise<void>;
}

/** What takes the bytes; one that cannot begin anew has no `restart`. */
export type Sink = Omit<FileSink, "restart"> & Partial<Pick<FileSink, "restart">>;

/** Opens what a download was given to write to. @throws InvalidInputError where that cannot be written to. */
export async function openTarget(vendor: VendorName, target: unknown): Promise<Sink> {
  const file = isObject(target) && typeof target.open === "function";
  const stream = isObject(target) && typeof target.getWriter === "function";
  const problem = stream
    ? target.locked === true && "the stream to write to is locked: somebody else is writing to it"
    : !file && 'the target must be a WritableStream, or fileTarget("out.mp4") of avatar-clients/node';
  assertValid(vendor, problem ? [problem] : []);
  return file
    ? (target as unknown as FileTarget).open()
    : toSink(target as unknown as WritableStream<Uint8Array>);
}

function toSink(stream: WritableStream<Uint8Array>): Sink {
  const writer = stream.getWriter();
  // It is told by `write`.
  writer.closed.catch(() => undefined);
  return {
    async write(bytes) {
      await writer.ready;
      await writer.write(bytes);
    },
    commit: () => writer.close(),
    async discard(reason) {
      // Not awaited: a write that never ends would hold up the abort.
      writer.abort(reason).catch(() => undefined);
    },
  };
}
