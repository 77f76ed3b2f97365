import type { JobKind, VendorName } from "../errors/index.ts";

/** The operation that an event belongs to. No event contains the API key. */
export interface ObservedOperation {
  readonly vendor: VendorName;
  /** The method your program called, such as `avatars.create` or `provider.wait`; `api` for the typed client. */
  readonly operation: string;
  /** Identifies one call of an operation within this process; shared by all events of that call. */
  readonly operationId: string;
}

/** An attempt that is about to be sent. */
export interface ObservedRequest extends ObservedOperation {
  /** Identifies one request; shared by all its attempts. */
  readonly requestId: string;
  /** 1 for the first attempt. */
  readonly attempt: number;
  readonly method: string;
  /** The path template in the vendor's document, such as `/v1/avatars/{id}`; for a storage host, its origin. */
  readonly path: string;
  /** The base URL and the path template; for a storage host, its origin. */
  readonly urlTemplate: string;
  /** The id in the path, if it names one object. */
  readonly id: string | undefined;
  /** By the wall clock. */
  readonly startedAt: Date;
  /** Size of the body in bytes; for a form, of its parts only; undefined for a stream. */
  readonly requestBytes: number | undefined;
  /** Only with `bodies`: the text, or the form's parts by name, files as `{ name, type, bytes }`. */
  readonly requestBody?: unknown;
}

/** How one attempt ended. */
export interface ObservedResponse extends ObservedRequest {
  /** HTTP status; undefined if no response arrived. */
  readonly status: number | undefined;
  /** The status as a string, `timeout`, `aborted`, or the platform's code such as `ECONNRESET`. */
  readonly outcome: string;
  /** From the first byte sent to the last one read, in milliseconds. */
  readonly durationMs: number;
  /** Size of the decoded response body in bytes; excludes what a download streams to its target. */
  readonly responseBytes: number;
  /** The vendor's id of the request, if it sent one; quote it to the vendor's support. */
  readonly vendorRequestId: string | undefined;
  /** Only with `bodies`: the text. */
  readonly responseBody?: string;
}

/** An attempt that will be retried. */
export interface ObservedRetry extends Omit<ObservedResponse, "requestBody" | "responseBody"> {
  /** The backoff before the next attempt, in milliseconds. */
  readonly delayMs: number;
}

/** A poll of a wait; `waitAll` reports one per item. */
export interface ObservedPoll extends ObservedOperation {
  readonly kind: JobKind;
  readonly id: string;
  /** The item's status; `error` for a poll that failed without ending the wait. */
  readonly status: "processing" | "ready" | "failed" | "unknown" | "error";
  /** Number of polls (GETs) sent for the item so far. */
  readonly polls: number;
  /** Time since the wait started, in milliseconds. */
  readonly elapsedMs: number;
  /** Delay before the next poll, in milliseconds; undefined once the wait is over. */
  readonly nextDelayMs: number | undefined;
}

/**
 * Observes what a client does. Callbacks run synchronously but are not awaited; errors they throw or reject with are
 * ignored.
 */
export interface ClientObserver {
  /** Called right before each attempt is sent. */
  onRequest?: ((request: ObservedRequest) => unknown) | undefined;
  /** Called when an attempt has ended, with or without a response. */
  onResponse?: ((response: ObservedResponse) => unknown) | undefined;
  /** Called when an attempt will be retried, before the backoff. */
  onRetry?: ((retry: ObservedRetry) => unknown) | undefined;
  /** Called after every poll of a wait. */
  onPoll?: ((poll: ObservedPoll) => unknown) | undefined;
  /**
   * Whether this observer receives request and response bodies, with the key redacted and without the contents of
   * files. `debug` prints bodies if any other observer requests them. Default false.
   */
  bodies?: boolean | undefined;
}

/** An observer, or `debug`, which prints one line per event to the console. */
export type Observe = ClientObserver | "debug";

/**
 * The key under which `avatar-clients/otel` attaches its tracing to an observer. In the global registry, because the
 * client may come from another copy of the package.
 */
export const tracing = Symbol.for("avatar-clients.tracing.1");

/** An active span. */
export interface Traced<Outcome> {
  /** Runs a function within the span: spans created in it become children. */
  within<Result>(run: () => Result): Result;
  end(outcome: Outcome): void;
}

/** Creates spans. */
export interface Tracing {
  operation(operation: ObservedOperation): Traced<{ error?: unknown }>;
  attempt(request: ObservedRequest): Traced<ObservedResponse>;
}
