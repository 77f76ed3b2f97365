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

/** The minimum upload speed to allow for on platforms that report no progress: 1 Mbit/s. */
const minBytesPerMs = 125;

/**
 * Runs an upload. `send` receives the options of a create or a call, with an idle timeout for files in the body and
 * with progress reports.
 *
 * @throws InvalidInputError for invalid options; what `send` throws; AbortedError if `onProgress` threw but the upload
 *   succeeded nevertheless.
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
    const transfer = reportFiles(tell);
    const result = await send({ ...own, signal: controller.signal, [sendLimits]: { transfer } });
    if (!thrown) return result;
    throw hasId(result)
      ? new AbortedError(profile.name, { id: result.id, item: result }, thrown.error)
      : thrown.error;
  } finally {
    forget();
  }
}

/** A presigned upload from a vendor's response. */
export interface PresignedUpload {
  /** Path of the operation that returned it, for errors. */
  path: string;
  url: unknown;
  /** The signed headers only. */
  headers?: Record<string, string> | undefined;
}

/**
 * Uploads a file to a presigned URL, without our key, our headers or the file's type. A lost response is retried,
 * since a second PUT only stores the same file again.
 *
 * @throws InvalidResponseError for a URL that is not https; ApiError for an error response; ConnectionError, also for a
 *   redirect; any error of a call.
 */
export async function putFile(
  transport: Transport,
  { path, url: address, headers = {} }: PresignedUpload,
  file: Blob,
  options: CreateOptions & SendLimits,
): Promise<void> {
  const { href, origin } = storageUrl(transport, address, { method: "PUT", path });
  // Without a type, because fetch would send it as an unsigned header.
  const body = new Blob([file]);
  const request = { method: "PUT", path: origin, url: href, headers, body, foreign: true } as const;
  const outcome = await send(transport, request, options);
  const done = "answer" in outcome && outcome.answer.status >= 200 && outcome.answer.status < 300;
  if (!done) throw transport.failures.toError(outcome);
}

function reportFiles(tell: (progress: TransferProgress) => Promise<void>): AttemptTransfer {
  return {
    send(body, timer) {
      const files = filesOf(body);
      const progress = { bytes: 0, total: files.reduce((sum, { size }) => sum + size, 0) };
      // Until the first byte is read, which some platforms do not report.
      timer.restart(progress.total / minBytesPerMs);
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
 * A copy of the file that reports when the network reads a chunk of it. Node and Deno read a file through its own
 * `stream` method but still know its length, unlike that of a stream as body; storage hosts reject bodies of unknown
 * length.
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
    // Reads only on demand.
    { highWaterMark: 0 },
  );
}
