import { checkOptions, pickOptions } from "../config/check-options.ts";
import { type CreateOptions, createOptionKinds } from "../config/options.ts";
import { AbortedError } from "../errors/aborted.ts";
import type { AttemptInit, AttemptTimer, AttemptTransfer } from "../http/attempt.ts";
import { send } from "../http/send.ts";
import { type SendLimits, sendLimits } from "../http/send-limits.ts";
import type { Transport } from "../http/transport.ts";
import { hasId } from "../input/fields.ts";
import { onAbort } from "../time/on-abort.ts";
import { storageUrl } from "./address.ts";
import { type TransferProgress, type UploadOptions, uploadOptionKinds } from "./options.ts";

/** The slowest upload that is waited for where the platform does not say how far it is: 1 Mbit/s. */
const slowestBytesPerMs = 125;

/**
 * Runs an upload: `send` is given the options of a create or a call, under which files of the body are sent as long as
 * they move, and progress is told.
 *
 * @throws InvalidInputError for bad options; what `send` throws; AbortedError where `onProgress` threw and the upload
 *   was done all the same.
 */
export async function upload<Result>(
  { profile }: Pick<Transport, "profile">,
  options: UploadOptions | undefined = {},
  send: (options: CreateOptions & SendLimits) => Promise<Result>,
): Promise<Result> {
  checkOptions(profile.name, options, uploadOptionKinds);
  const { signal, onProgress } = options;
  const controller = new AbortController();
  const abort = (): void => controller.abort(signal?.reason);
  if (signal?.aborted) abort();
  const forget = onAbort(signal, abort);
  let thrown: { error: unknown } | undefined;
  async function tell(progress: TransferProgress): Promise<void> {
    try {
      await onProgress?.(progress);
    } catch (error) {
      thrown ??= { error };
      controller.abort(error);
    }
  }
  try {
    const own = pickOptions<CreateOptions>(options, createOptionKinds);
    const transfer = watchFiles(tell);
    const result = await send({ ...own, signal: controller.signal, [sendLimits]: { transfer } });
    if (!thrown) return result;
    throw hasId(result)
      ? new AbortedError(profile.name, { id: result.id, item: result }, thrown.error)
      : thrown.error;
  } finally {
    forget();
  }
}

/** What a vendor's answer asks to be sent to its storage host. */
export interface PresignedUpload {
  /** What the answer came from, for errors. */
  path: string;
  url: unknown;
  /** Those that are signed, and no others. */
  headers?: Record<string, string> | undefined;
}

/**
 * Sends a file to an address that the vendor has signed: without our key, our headers or the file's type, and again
 * where the answer is lost, since it only puts the same file there twice.
 *
 * @throws InvalidResponseError for an address that is not https; ApiError for a refusal; ConnectionError, also for a
 *   redirect; what a call throws.
 */
export async function putFile(
  transport: Transport,
  { path, url: address, headers = {} }: PresignedUpload,
  file: Blob,
  options: CreateOptions & SendLimits,
): Promise<void> {
  const { href, origin } = storageUrl(transport, address, { method: "PUT", path });
  // Of no type, because fetch would send one that is not signed.
  const body = new Blob([file]);
  const request = { method: "PUT", path: origin, url: href, headers, body, foreign: true } as const;
  const outcome = await send(transport, request, options);
  const done = "answer" in outcome && outcome.answer.status >= 200 && outcome.answer.status < 300;
  if (!done) throw transport.failures.toError(outcome);
}

function watchFiles(tell: (progress: TransferProgress) => Promise<void>): AttemptTransfer {
  return {
    send(body, timer) {
      const files = filesOf(body);
      const progress = { bytes: 0, total: files.reduce((sum, { size }) => sum + size, 0) };
      // Until the first byte is asked for, which on some platforms nobody says.
      timer.restart(progress.total / slowestBytesPerMs);
      const watch = (file: Blob): Blob =>
        watched(file, timer, (bytes) => {
          progress.bytes += bytes;
          return tell({ ...progress });
        });
      if (body instanceof Blob) return watch(body);
      if (!(body instanceof FormData)) return body;
      const form = new FormData();
      for (const [name, value] of body) form.append(name, typeof value === "string" ? value : watch(value));
      return form;
    },
  };
}

function filesOf(body: AttemptInit["body"]): Blob[] {
  const parts: unknown[] = body instanceof FormData ? [...body.values()] : [body];
  return parts.filter((part) => part instanceof Blob);
}

/**
 * The same file, which says when the network takes a piece of it. Node and Deno read a file through its own `stream`,
 * and know its length all the same, which a stream for a body would not let them; storage hosts refuse bodies of
 * unknown length.
 */
function watched(file: Blob, timer: AttemptTimer, onBytes: (bytes: number) => Promise<void>): Blob {
  const { type } = file;
  const copy =
    file instanceof File
      ? new File([file], file.name, { type, lastModified: file.lastModified })
      : new Blob([file], { type });
  return Object.defineProperty(copy, "stream", { value: () => watchStream(file.stream(), timer, onBytes) });
}

function watchStream(
  stream: ReadableStream<Uint8Array>,
  timer: AttemptTimer,
  onBytes: (bytes: number) => Promise<void>,
): ReadableStream<Uint8Array> {
  const reader = stream.getReader();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        timer.pause();
        const { done, value } = await reader.read();
        if (done) controller.close();
        else {
          await onBytes(value.byteLength);
          controller.enqueue(value);
        }
        timer.restart();
      },
      cancel: (reason) => reader.cancel(reason),
    },
    // Only what is asked for is read.
    { highWaterMark: 0 },
  );
}
