import type { VendorName } from "../errors/base.ts";
import type { Clock } from "../time/clock.ts";
import type { OptionKinds } from "./check-options.ts";
import type { ClientObserver, Observe } from "./observer.ts";

/** Options of every client factory. */
export interface ClientOptions {
  /**
   * The vendor's API key. Default: the vendor's environment variable, such as `ANAM_API_KEY`.
   *
   * Or a function that gives it, for keys that change: asked before each call (a poll, a page of a list and a request
   * are a call each), under the call's `signal` and `timeoutMs`; the retries of a call go under the same key. All
   * that it gives must be keys of one account: make a client for each account. Where it throws or rejects the call
   * ends with a ConnectionError, and nothing was sent; what is no key is an InvalidInputError.
   */
  apiKey?: string | (() => string | PromiseLike<string>) | undefined;
  /**
   * Replaces the server URL of the vendor's document, version prefix included (Argil's is
   * `https://api.argil.ai/v1`). Default: the vendor's environment variable, such as `ANAM_BASE_URL`, or else that
   * server. Must be `https:`, except on loopback.
   */
  baseUrl?: string | undefined;
  /** Allows a plain `http:` base URL beyond loopback: the key then travels readable. Default false. */
  allowInsecureHttp?: boolean | undefined;
  /**
   * Keeps quiet about a key in a browser's page, where everyone who opens the page can read it and spend on it. Default
   * false: a warning on the console, once a page. For pages that never leave your own machine, and for a `baseUrl` of
   * your own server that takes other keys.
   */
  dangerouslyAllowBrowser?: boolean | undefined;
  /**
   * The fetch to send with. Default: the platform's. One of your own may retry, drop the signal or use another
   * transport, so no error of it proves that a create was not sent: see `fetchSendsOnce`.
   */
  fetch?: typeof globalThis.fetch | undefined;
  /**
   * Vouches for `fetch`: each call of it sends at most one request, and an error whose code says that no connection was
   * made (such as `ECONNREFUSED`) comes only where none was. A create that failed so is then safe to repeat, and is
   * repeated. Default false: its outcome is unknown.
   */
  fetchSendsOnce?: boolean | undefined;
  /** Time for one attempt, answer body included, in milliseconds. Default 60,000. */
  timeoutMs?: number | undefined;
  /** How often a call that is safe to repeat is tried again. Default 2. */
  maxRetries?: number | undefined;
  /**
   * Sent with every request. The key, the host and the body's type cannot be set here. Outside browsers, which send
   * their own, the `user-agent` is `avatar-clients/VERSION` unless one is given.
   */
  headers?: Readonly<Record<string, string>> | undefined;
  /**
   * Hears of every attempt, retry and poll of this client; what it throws or rejects with harms nothing. `debug`
   * prints a line for each on the console, as the variable `AVATAR_CLIENTS_DEBUG=1` does for every client;
   * `openTelemetry()` of `avatar-clients/otel` makes spans and metrics of them. A list of observers is taken, too.
   * Default: nobody.
   */
  observe?: Observe | readonly Observe[] | undefined;
  /** Time source; replace it in tests. Default: the platform's. */
  clock?: Clock | undefined;
}

/** Options of every call. */
export interface CallOptions {
  /** Ends the call, its sleeps included; the call rejects with the signal's own reason. */
  signal?: AbortSignal | undefined;
  /**
   * Time for one attempt, in milliseconds; a whole call gets `timeoutMs * (maxRetries + 1)`, and a client's first one
   * as much as an attempt to load what it needs. Default: the client's.
   */
  timeoutMs?: number | undefined;
  /** Default: the client's. */
  maxRetries?: number | undefined;
  /** Added to the client's headers, or put in their place. */
  headers?: Readonly<Record<string, string>> | undefined;
}

/** What a create is about to send. */
export interface CreateSending {
  readonly vendor: VendorName;
  /** The name that is sent; undefined where none is. */
  readonly name: string | undefined;
  /** The key that it is sent under, if any. */
  readonly idempotencyKey: string | undefined;
  /** Now, by the wall clock: what to give `findCreated` as `since` after a crash. */
  readonly sentAt: Date;
}

/** Options of a create. */
export interface CreateOptions extends CallOptions {
  /**
   * Whether a picture given as bytes is checked against the vendor's rules of format, size and shape before anything is
   * sent. Default true. With false the vendor decides, perhaps after it has charged; the type that is sent is still the
   * one that the bytes show, or the one the picture names where they show none.
   */
  validateImage?: boolean | undefined;
  /**
   * Called and awaited once, before any byte leaves: the place to note what is about to be bought, so that a crash
   * leaves a trace. What it throws cancels the create.
   */
  onSending?: ((sending: CreateSending) => unknown) | undefined;
  /**
   * Sends under an `idempotencyKey` again although an earlier create under it was lost, which may buy a second one.
   * Default false: such a key stays closed in this process, and the call only looks for what was made.
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
