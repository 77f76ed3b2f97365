import type { VendorName } from "../errors/base.ts";
import type { Clock } from "../time/clock.ts";
import type { OptionKinds } from "./check-options.ts";
import type { ClientObserver, Observe } from "./observer.ts";

/** Options of every client factory. */
export interface ClientOptions {
  /**
   * The vendor's API key. Default: the vendor's environment variable, such as `ANAM_API_KEY`.
   *
   * Or a function that returns it, for keys that rotate. It is called before each call (each poll, page and request
   * counts as one), within the call's `signal` and `timeoutMs`; retries of a call use the same key. All keys must
   * belong to one account: create one client per account. If it throws or rejects, the call fails with a
   * ConnectionError and nothing is sent; an invalid key is an InvalidInputError.
   */
  apiKey?: string | (() => string | PromiseLike<string>) | undefined;
  /**
   * Replaces the server URL of the vendor's document, including the version prefix (Argil's is
   * `https://api.argil.ai/v1`). Must be `https:`, except on loopback. Default: the vendor's environment variable,
   * such as `ANAM_BASE_URL`, otherwise the document's server.
   */
  baseUrl?: string | undefined;
  /** Allows a plain `http:` base URL beyond loopback; the key is then sent in plain text. Default false. */
  allowInsecureHttp?: boolean | undefined;
  /**
   * Suppresses the warning about a key in a browser page, where anyone who opens the page can read and use it. Set it
   * for pages that never leave your own machine, or if `baseUrl` is your own server with its own keys. Default
   * false: a console warning, once per page.
   */
  dangerouslyAllowBrowser?: boolean | undefined;
  /**
   * The fetch function to use. A custom one may retry, drop the signal or use another transport, so none of its errors
   * proves that a create was not sent: see `fetchSendsOnce`. Default: the platform's.
   */
  fetch?: typeof globalThis.fetch | undefined;
  /**
   * Vouches for a custom `fetch`: each call sends at most one request, and an error code for a failed connection
   * (such as `ECONNREFUSED`) means that none was made. A create that failed this way is then retried. Default false:
   * its outcome is unknown.
   */
  fetchSendsOnce?: boolean | undefined;
  /** Timeout of one attempt, including the response body, in milliseconds. Default 60,000. */
  timeoutMs?: number | undefined;
  /** Maximum number of retries of a call that is safe to retry. Default 2. */
  maxRetries?: number | undefined;
  /**
   * Headers for every request, except those that carry the key, the host and the body's type. The `user-agent`
   * defaults to `avatar-clients/VERSION`, except in browsers, which send their own.
   */
  headers?: Readonly<Record<string, string>> | undefined;
  /**
   * Observes every attempt, retry and poll of this client; errors it throws or rejects with are ignored. `debug`
   * prints one line per event to stderr (`console.error`), as the environment variable `AVATAR_CLIENTS_DEBUG=1` does for every
   * client; `openTelemetry()` from `avatar-clients/otel` records spans and metrics. Also accepts an array of
   * observers. Default: none.
   */
  observe?: Observe | readonly Observe[] | undefined;
  /** Time source; replace it in tests. Default: the platform's. */
  clock?: Clock | undefined;
}

/** Options of every call. */
export interface CallOptions {
  /** Ends the call, including its backoff; the call rejects with the signal's own reason. */
  signal?: AbortSignal | undefined;
  /**
   * Timeout of one attempt, in milliseconds. The whole call gets `timeoutMs * (maxRetries + 1)`, and a client's first
   * call one more attempt's time to load modules. Default: the client's.
   */
  timeoutMs?: number | undefined;
  /** Default: the client's. */
  maxRetries?: number | undefined;
  /** Added to the client's headers; overrides those with the same name. */
  headers?: Readonly<Record<string, string>> | undefined;
}

/** A create that is about to be sent. */
export interface CreateSending {
  readonly vendor: VendorName;
  /** The name that will be sent, if any. */
  readonly name: string | undefined;
  /** The idempotency key that it will be sent with, if any. */
  readonly idempotencyKey: string | undefined;
  /** The current wall-clock time; pass it to `findCreated` as `since` after a crash. */
  readonly sentAt: Date;
}

/** Options of a create. */
export interface CreateOptions extends CallOptions {
  /**
   * Whether to check an image given as bytes against the vendor's rules on format, size and shape before sending. With
   * false the vendor decides, perhaps after charging; the media type sent is still detected from the bytes, or else the
   * one the image declares. Default true.
   */
  validateImage?: boolean | undefined;
  /**
   * Called and awaited once, before any byte is sent: record here what is about to be bought, so that a crash leaves a
   * trace. An exception thrown here cancels the create.
   */
  onSending?: ((sending: CreateSending) => unknown) | undefined;
  /**
   * Resends a create whose earlier attempt under the same `idempotencyKey` was lost, which may buy a second item.
   * Default false: the call only searches for the item, and this process sends nothing more under that key.
   */
  resend?: boolean | undefined;
}

export const clientOptionKinds: OptionKinds<ClientOptions> = {
  apiKey: "any",
  baseUrl: "any",
  allowInsecureHttp: "boolean",
  dangerouslyAllowBrowser: "boolean",
  fetch: "function",
  fetchSendsOnce: "boolean",
  timeoutMs: "any",
  maxRetries: "any",
  headers: "any",
  observe: "any",
  clock: "clock",
};

export const observerKinds: OptionKinds<ClientObserver> = {
  onRequest: "function",
  onResponse: "function",
  onRetry: "function",
  onPoll: "function",
  bodies: "boolean",
};

export const callOptionKinds: OptionKinds<CallOptions> = {
  signal: "signal",
  timeoutMs: "any",
  maxRetries: "any",
  headers: "any",
};

export const createOptionKinds: OptionKinds<CreateOptions> = {
  ...callOptionKinds,
  validateImage: "boolean",
  onSending: "function",
  resend: "boolean",
};

export const defaultTimeoutMs = 60_000;
export const defaultMaxRetries = 2;
