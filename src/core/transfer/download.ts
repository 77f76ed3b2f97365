import { checkOptions } from "../config/check-options.ts";
import { assertValid } from "../errors/input.ts";
import { type AttemptResult, type AttemptTimer, attempt } from "../http/attempt.ts";
import { CallHistory } from "../http/attempts.ts";
import { readBody } from "../http/body.ts";
import type { Failures } from "../http/failures.ts";
import type { WireRequest } from "../http/request.ts";
import type { Transport } from "../http/transport.ts";
import type { Bytes } from "../input/bytes.ts";
import { checkCount } from "../input/numbers.ts";
import { sleep } from "../time/clock.ts";
import { type DownloadOptions, defaultMaxBytes, downloadOptionKinds } from "./options.ts";
import { continueFrom, type PartialFile, rangeHeaders, withoutFirst } from "./resume.ts";
import { type DownloadSource, locate, notFollowed } from "./source.ts";
import { openTarget, type Sink } from "./target.ts";

/** The result of a download. */
export interface Downloaded {
  /** Size of the file, in bytes. */
  bytes: number;
  /** The `content-type` of the response, such as `video/mp4`. */
  mediaType: string | undefined;
}

/** Statuses that storage hosts send for an expired signed URL; some send the same for a missing file. */
const expiredStatuses = new Set([400, 401, 403, 404, 410]);

/** Progress of this many bytes resets the retries; resetting them for less could retry forever. */
const retryResetBytes = 1024 * 1024;

/** Limit for error bodies of storage hosts, which are short. */
const errorBodyBytes = 64 * 1024;

/**
 * Streams a file to a target, which receives the whole file or nothing. Broken connections are resumed if the server
 * supports it, and expired URLs renewed. An exception thrown by the target or `onProgress` ends the download.
 *
 * @throws InvalidInputError before any request; any error of a read; InvalidResponseError for a file longer than
 *   `maxBytes`, a redirect, or a URL that is not https; what the target or `onProgress` throws.
 */
export function download(
  transport: Transport,
  source: DownloadSource,
  target: unknown,
  options?: DownloadOptions,
): Promise<Downloaded> {
  return start(transport, source, target, options);
}

/**
 * Returns an item's content as a stream once it starts.
 *
 * @throws what `download` throws; later errors go to the stream.
 */
export function openContent(
  transport: Transport,
  source: DownloadSource,
  options?: DownloadOptions,
): Promise<ReadableStream<Uint8Array>> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  return new Promise((resolve, reject) => {
    start(transport, source, writable, options, () => resolve(readable)).catch(reject);
  });
}

async function start(
  transport: Transport,
  source: DownloadSource,
  target: unknown,
  options: DownloadOptions = {},
  onBegin: () => void = () => undefined,
): Promise<Downloaded> {
  const vendor = transport.profile.name;
  checkOptions(vendor, options, downloadOptionKinds);
  const reasons: string[] = [];
  const maxBytes = checkCount(options.maxBytes ?? defaultMaxBytes, "maxBytes", reasons);
  assertValid(vendor, reasons);
  const times = transport.checkOptions(options);
  options.signal?.throwIfAborted();
  const sink = await openTarget(vendor, target);
  try {
    const run = new Download(transport, source, sink, { ...options, ...times, maxBytes, onBegin });
    const downloaded = await run.finish();
    await sink.commit();
    return downloaded;
  } catch (error) {
    await sink.discard(error);
    throw error;
  }
}

interface Settings extends DownloadOptions {
  maxBytes: number;
  timeoutMs: number;
  maxRetries: number;
  onBegin(): void;
}

/** A response that the download cannot continue from. */
interface Unusable {
  status: number;
  headers: Headers;
  problem: string;
}

/** Downloads one file to one sink. */
class Download {
  readonly #transport: Transport;
  readonly #source: DownloadSource;
  readonly #sink: Sink;
  readonly #settings: Settings;
  readonly #file: PartialFile = { received: 0, validator: undefined, total: undefined };
  #mediaType: string | undefined;
  /** What the caller's code threw. */
  #thrown: { error: unknown } | undefined;
  #unusable: Unusable | undefined;

  constructor(transport: Transport, source: DownloadSource, sink: Sink, settings: Settings) {
    this.#transport = transport;
    this.#source = source;
    this.#sink = sink;
    this.#settings = settings;
  }

  async finish(): Promise<Downloaded> {
    const { config, profile } = this.#transport;
    const { clock } = config;
    const { signal, timeoutMs, maxRetries } = this.#settings;
    const file = this.#file;
    let place = await locate(this.#transport, this.#source, this.#settings, false);
    const history = new CallHistory(profile.name, place);
    const failures = this.#transport.failures;
    let watched = this.#transport.watch(place);
    let retry = 0;
    let renewed = false;
    for (let waitedMs = 0; ; ) {
      const before = file.received;
      const at = place;
      const result = await this.#transport.attempt(() => this.#attempt(at), history, waitedMs, watched);
      if (this.#thrown) throw this.#thrown.error;
      if (!("answer" in result) && result.ended === "aborted") throw result.error;
      if (this.#unusable) throw failures.toError(...unusableOutcome(history, this.#unusable));
      const status = "answer" in result ? result.answer.status : undefined;
      if (isContent(status)) return { bytes: file.received, mediaType: this.#mediaType };
      const outcome = failures.read(result, history);
      if (file.received - before >= retryResetBytes) {
        retry = 0;
        renewed = false;
      }
      waitedMs = 0;
      if ("address" in this.#source && !renewed && status !== undefined && expiredStatuses.has(status)) {
        renewed = true;
        const { url } = place;
        place = await locate(this.#transport, this.#source, this.#settings, true);
        if (place.url !== url) {
          watched = this.#transport.watch(place);
          continue;
        }
      }
      if ("answer" in result && status === 416 && file.received > 0) {
        const problem = await this.#startOver();
        if (problem) throw failures.toError(...unusableOutcome(history, { ...result.answer, problem }));
      } else if (!failures.mayRetry(outcome, {}))
        throw failures.toError(outcome, undefined, notFollowed(this.#source, status));
      const hintMs = ("answer" in outcome && outcome.retryAfterMs) || 0;
      if (retry >= maxRetries || hintMs > timeoutMs * (maxRetries + 1)) throw failures.toError(outcome);
      waitedMs = Math.round(Math.max(hintMs, failures.backoffMs(retry++)));
      watched?.retry(waitedMs);
      await sleep(clock, waitedMs, signal);
    }
  }

  #attempt(place: WireRequest): Promise<AttemptResult> {
    const { config } = this.#transport;
    const { signal, timeoutMs } = this.#settings;
    const headers = { ...place.headers, ...rangeHeaders(this.#file) };
    const receive = (response: Response, timer: AttemptTimer) => this.#receive(response, timer);
    return attempt(
      place.url,
      { method: "GET", headers, body: null },
      { fetch: config.fetch, clock: config.clock, timeoutMs, signal, transfer: { receive } },
    );
  }

  async #receive(response: Response, timer: AttemptTimer): Promise<Bytes> {
    const { status, headers, body } = response;
    if (!isContent(status)) return readBody(response, errorBodyBytes);
    const { maxBytes, signal, onProgress, onBegin } = this.#settings;
    const file = this.#file;
    const next = continueFrom(file, response);
    if (typeof next === "object" && "problem" in next) return this.#fail(response, next.problem);
    const stuck = next === "restart" ? await this.#startOver() : undefined;
    if (stuck) return this.#fail(response, stuck);
    const tooLong = `with a file longer than maxBytes (${maxBytes} bytes)`;
    if (file.total !== undefined && file.total > maxBytes) return this.#fail(response, tooLong);
    this.#mediaType = headers.get("content-type") ?? this.#mediaType;
    onBegin();
    let skip = next === "restart" ? 0 : next.skip;
    const reader = body?.getReader();
    for (;;) {
      timer.restart();
      const { done, value } = (await reader?.read()) ?? { done: true };
      // A custom fetch may continue after an abort.
      signal?.throwIfAborted();
      if (done || !value) break;
      timer.pause();
      const piece = withoutFirst(value, skip);
      skip -= value.byteLength - piece.byteLength;
      if (file.received + piece.byteLength > maxBytes) return this.#fail(response, tooLong);
      await this.#guarded(() => this.#sink.write(piece));
      file.received += piece.byteLength;
      await this.#guarded(() => onProgress?.({ bytes: file.received, total: file.total }));
    }
    if (skip > 0 || file.received !== (file.total ?? file.received))
      throw new Error(`the file ended after ${file.received} of ${file.total} bytes`);
    return new Uint8Array();
  }

  /**
   * Starts over because the bytes received belong to another version. Returns the problem if the sink cannot restart.
   */
  async #startOver(): Promise<string | undefined> {
    const file = this.#file;
    if (file.received === 0) return undefined;
    if (!this.#sink.restart)
      return "with a possibly different version of the file, and a stream cannot start over";
    await this.#guarded(() => this.#sink.restart?.());
    file.received = 0;
    return undefined;
  }

  #fail({ status, headers }: Pick<Unusable, "status" | "headers">, problem: string): never {
    this.#unusable = { status, headers, problem };
    throw new Error(problem);
  }

  /** Runs the caller's code, whose errors end the download. */
  async #guarded(run: () => unknown): Promise<void> {
    try {
      await run();
    } catch (error) {
      this.#thrown ??= { error };
      throw error;
    }
  }
}

function isContent(status: number | undefined): boolean {
  return status === 200 || status === 206;
}

function unusableOutcome(
  history: CallHistory,
  { problem, ...head }: Unusable,
): Parameters<Failures["toError"]> {
  return [{ history, answer: { ...head, bytes: new Uint8Array() } }, undefined, problem];
}
