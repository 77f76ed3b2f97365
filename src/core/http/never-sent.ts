// Error codes from before a connection was established: DNS lookup, TCP connect, certificate check. Other TLS errors
// may occur later, so they prove nothing. The last code is Bun's.
const neverSentCodes =
  /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_HANDSHAKE_TIMEOUT|ERR_TLS_CERT_ALTNAME_INVALID|ERR_SSL_WRONG_VERSION_NUMBER|CERT_\w+|\w*SELF_SIGNED_CERT\w*|UNABLE_TO_\w+|ConnectionRefused)$/;

// Deno's errors have no code. The URL has no spaces, so it cannot imitate the message; and `onceOnly` ensures that Deno
// sent no earlier copy.
const neverSentMessage = /^error sending request for url \(\S+\): client error \(Connect\)/;

/** Limits the depth, since an error may be its own cause. */
const maxCauseDepth = 100;

interface PlatformError {
  code?: unknown;
  message?: unknown;
  syscall?: unknown;
  cause?: unknown;
  errors?: unknown;
}

/**
 * True if a platform error proves that the request was never sent, because no connection was made. False when in doubt.
 */
export function wasNeverSent(error: unknown, depth = 0): boolean {
  if (typeof error !== "object" || error === null || depth === maxCauseDepth) return false;
  const inner = (each: unknown): boolean => wasNeverSent(each, depth + 1);
  const { code, message, syscall, cause, errors } = error as PlatformError;
  // A refused `localhost` is an AggregateError with one error per address; all of them must agree.
  if (Array.isArray(errors) && errors.length > 0) return errors.every(inner);
  if (typeof code === "string" && (neverSentCodes.test(code) || syscall === "connect")) return true;
  if (typeof message === "string" && neverSentMessage.test(message)) return true;
  return cause !== undefined && inner(cause);
}

/** The innermost code or name of a platform error, for attempt records. */
export function failureCode(error: unknown, depth = 0): string {
  if (typeof error !== "object" || error === null || depth === maxCauseDepth) return "error";
  const { code, cause } = error as PlatformError;
  if (typeof code === "string") return code;
  return cause === undefined ? String((error as Error).name ?? "error") : failureCode(cause, depth + 1);
}
