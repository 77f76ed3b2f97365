import type { JobKind, VendorName } from "../errors/index.ts";

/** Which call an event is about. No event holds a key, whatever is named by it. */
export interface ObservedOperation {
  readonly vendor: VendorName;
  /** What your program called, such as `avatars.create` or `provider.wait`; `api` for a call of the typed client. */
  readonly operation: string;
  /** The same for everything that one call of an operation does; no other call in this process has it. */
  readonly operationId: string;
}

/** One attempt that is about to be sent. */
export interface ObservedRequest extends ObservedOperation {
  /** The same for all attempts of one request. */
  readonly requestId: string;
  /** 1 for the first attempt. */
  readonly attempt: number;
  readonly method: string;
  /** The path template of the vendor's document, such as `/v1/avatars/{id}`; of a storage host its origin. */
  readonly path: string;
  /** The base URL and the template; of a storage host its origin. */
  readonly urlTemplate: string;
  /** What the path names, where it names one object. */
  readonly id: string | undefined;
  /** By the wall clock. */
  readonly startedAt: Date;
  /** Of the body, in bytes; of a form its parts alone; undefined for a stream. */
  readonly requestBytes: number | undefined;
  /** Only with `bodies`: the text, or the parts of the form by name, files as `{ name, type, bytes }`. */
  readonly requestBody?: unknown;
}

/** How one attempt ended. */
export interface ObservedResponse extends ObservedRequest {
  /** HTTP status; undefined where no answer began. */
  readonly status: number | undefined;
  /** The status as text, `timeout`, `aborted`, or the platform's code such as `ECONNRESET`. */
  readonly outcome: string;
  /** From the first byte sent to the last one read, in milliseconds. */
  readonly durationMs: number;
  /** Of the answer's body as decoded, in bytes; of a download only what was not streamed into its target. */
  readonly responseBytes: number;
  /** The vendor's own id of the request, where it gave one: quote it to the vendor's support. */
  readonly vendorRequestId: string | undefined;
  /** Only with `bodies`: the text. */
  readonly responseBody?: string;
}

/** An attempt that is made again. */
export interface ObservedRetry extends Omit<ObservedResponse, "requestBody" | "responseBody"> {
  /** The pause before the next attempt, in milliseconds. */
  readonly delayMs: number;
}

/** One poll of a wait, of `waitAll` one for each item. */
export interface ObservedPoll extends ObservedOperation {
  readonly kind: JobKind;
  readonly id: string;
  /** What the vendor says of the item; `error` for a poll that failed without ending the wait. */
  readonly status: "processing" | "ready" | "failed" | "unknown" | "error";
  /** How many GETs the wait has sent for it. */
  readonly polls: number;
  /** Since the wait began, in milliseconds. */
  readonly elapsedMs: number;
  /** Before the next poll, in milliseconds; undefined once the wait is over. */
  readonly nextDelayMs: number | undefined;
}

/**
 * Hears what a client does. Nothing waits for it, and nothing that it throws, rejects with or never settles does any
 * harm; what it does at once, it does before the client goes on.
 */
export interface ClientObserver {
  /** Called right before each attempt is sent. */
  onRequest?: ((request: ObservedRequest) => unknown) | undefined;
  /** Called when an attempt has ended, with an answer or without one. */
  onResponse?: ((response: ObservedResponse) => unknown) | undefined;
  /** Called when an attempt will be made again, before the pause. */
  onRetry?: ((retry: ObservedRetry) => unknown) | undefined;
  /** Called after every poll of a wait. */
  onPoll?: ((poll: ObservedPoll) => unknown) | undefined;
  /**
   * Whether requests and responses bring this observer their bodies, without the key; pictures and other files never.
   * `debug` prints them where any observer beside it asks. Default false.
   */
  bodies?: boolean | undefined;
}

/**
 * What a client may be given to watch it: an observer, or `debug`, which prints a line for each event on the console.
 */
export type Observe = ClientObserver | "debug";

/**
 * The name under which `avatar-clients/otel` adds to an observer what loads and makes spans; registered, because the
 * client may be of another copy of the package.
 */
export const tracing = Symbol.for("avatar-clients.tracing.1");

/** Something that takes time and is traced. */
export interface Traced<Outcome> {
  /** Runs what is part of it: what is traced in there belongs to it. */
  within<Result>(run: () => Result): Result;
  end(outcome: Outcome): void;
}

/** What makes spans. */
export interface Tracing {
  operation(operation: ObservedOperation): Traced<{ error?: unknown }>;
  attempt(request: ObservedRequest): Traced<ObservedResponse>;
}
