// Codes of failures before a connection stood: name look-up, TCP connect, the certificate check. Other TLS errors may
// come later, so they prove nothing. The last is Bun's.
const neverSentCodes =
  /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_HANDSHAKE_TIMEOUT|ERR_TLS_CERT_ALTNAME_INVALID|ERR_SSL_WRONG_VERSION_NUMBER|CERT_\w+|\w*SELF_SIGNED_CERT\w*|UNABLE_TO_\w+|ConnectionRefused)$/;

// Deno's errors have no code. A URL in front has no spaces, so the words cannot stand in it; and no copy was sent
// before, which `onceOnly` sees to.
const neverSentMessage = /^error sending request for url \(\S+\): client error \(Connect\)/;

/** An error may be its own cause. */
const deepest = 100;

interface PlatformError {
  code?: unknown;
  message?: unknown;
  syscall?: unknown;
  cause?: unknown;
  errors?: unknown;
}

/**
 * True where a platform error proves that the request never left: the connection was not made. When in doubt, false.
 */
export function wasNeverSent(error: unknown, depth = 0): boolean {
  if (typeof error !== "object" || error === null || depth === deepest) return false;
  const inner = (each: unknown): boolean => wasNeverSent(each, depth + 1);
  const { code, message, syscall, cause, errors } = error as PlatformError;
  // A refused `localhost` is an AggregateError, one error an address tried; all of them must agree.
  if (Array.isArray(errors) && errors.length > 0) return errors.every(inner);
  if (typeof code === "string" && (neverSentCodes.test(code) || syscall === "connect")) return true;
  if (typeof message === "string" && neverSentMessage.test(message)) return true;
  return cause !== undefined && inner(cause);
}

/** The innermost code or name of a platform error, for attempt records. */
export function failureCode(error: unknown, depth = 0): string {
  if (typeof error !== "object" || error === null || depth === deepest) return "error";
  const { code, cause } = error as PlatformError;
  if (typeof code === "string") return code;
  return cause === undefined ? String((error as Error).name ?? "error") : failureCode(cause, depth + 1);
}
