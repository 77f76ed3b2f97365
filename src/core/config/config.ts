import { assertValid } from "../errors/input.ts";
import { isObject } from "../input/fields.ts";
import { checkCount, checkDuration } from "../input/numbers.ts";
import { type Clock, systemClock } from "../time/clock.ts";
import { resolveBaseUrl } from "./base-url.ts";
import { warnOfBrowserKey } from "./browser-key.ts";
import { optionReasons } from "./check-options.ts";
import { readEnv } from "./env.ts";
import { checkHeaders } from "./headers.ts";
import { isKey, type KeySource } from "./key.ts";
import type { Observe } from "./observer.ts";
import {
  type ClientOptions,
  clientOptionKinds,
  defaultMaxRetries,
  defaultTimeoutMs,
  observerKinds,
} from "./options.ts";
import type { VendorProfile } from "./profile.ts";

/**
 * What may prove that a request was never sent: `platform` is the errors and diagnostics of the platform's own fetch,
 * `codes` the error codes of a fetch that the caller vouches for, `none` nothing.
 */
export type Proof = "platform" | "codes" | "none";

/** Client options, checked and with defaults. */
export interface ClientConfig {
  key: KeySource;
  observers: readonly Observe[];
  baseUrl: string;
  fetch: typeof globalThis.fetch;
  /** What may currently prove that a create was never sent. */
  proof(): Proof;
  timeoutMs: number;
  maxRetries: number;
  headers: Readonly<Record<string, string>>;
  clock: Clock;
}

/**
 * NIST SP 800-63B, section 5.1.1: a secret has at least eight characters. Redacting shorter ones within words would
 * garble text without hiding anything.
 */
export const minSecretLength = 8;

/** To detect a patched fetch, which might send a request twice. */
const platformFetch = globalThis.fetch;

function proofOf({ fetch, fetchSendsOnce }: ClientOptions): Proof {
  if (fetch === undefined && globalThis.fetch === platformFetch) return "platform";
  return fetchSendsOnce === true ? "codes" : "none";
}

/** Checks a factory's options. @throws InvalidInputError listing every reason. */
export function resolveConfig(profile: VendorProfile, options: ClientOptions = {}): ClientConfig {
  const reasons = optionReasons(options, clientOptionKinds);
  const observers = isObject(options) ? [options.observe ?? []].flat() : [];
  for (const each of observers)
    if (each !== "debug") reasons.push(...optionReasons(each ?? null, observerKinds, "observe"));
  // Nothing else can be checked.
  if (!isObject(options)) assertValid(profile.name, reasons);
  const config = {
    key: resolveKey(profile, options, reasons),
    observers,
    baseUrl: resolveBaseUrl(profile, options, reasons),
    // Looked up per call, so that a fetch patched by tests or tracing is used; browsers reject an unbound call.
    fetch: options.fetch ?? ((input: RequestInfo | URL, init?: RequestInit) => globalThis.fetch(input, init)),
    proof: () => proofOf(options),
    timeoutMs: checkDuration(options.timeoutMs ?? defaultTimeoutMs, "timeoutMs", 1, reasons),
    maxRetries: checkCount(options.maxRetries ?? defaultMaxRetries, "maxRetries", reasons),
    headers: options.headers ?? {},
    clock: options.clock ?? systemClock,
  };
  checkHeaders(config.headers, reasons);
  const { key } = config;
  // A caller may have used the key as an option name.
  const secret = typeof key === "string" && isKey(key) && key.length >= minSecretLength;
  const shown = reasons.map((reason) => (secret ? reason.replaceAll(key, "[redacted]") : reason));
  assertValid(profile.name, shown);
  warnOfBrowserKey(options);
  return config;
}

function resolveKey(profile: VendorProfile, options: ClientOptions, reasons: string[]): KeySource {
  const key = options.apiKey ?? readEnv(profile.keyVariable);
  if (typeof key === "function") return key;
  if (!key) {
    reasons.push(`no API key: set the environment variable ${profile.keyVariable} or pass { apiKey }`);
  } else if (!isKey(key)) {
    const source = options.apiKey === undefined ? profile.keyVariable : "apiKey";
    reasons.push(`${source} contains whitespace or other characters that no API key has; copy it again`);
  }
  return key ?? "";
}
