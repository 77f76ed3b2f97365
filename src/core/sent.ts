// Codes of failures before a connection stood: name look-up, TCP connect, TLS handshake. undici's first, then Bun's.
const neverSentCodes =
  /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_\w+|ERR_SSL_\w+|CERT_\w+|\w*SELF_SIGNED_CERT\w*|UNABLE_TO_\w+|ConnectionRefused)$/;

interface PlatformError {
  code?: unknown;
  syscall?: unknown;
  cause?: unknown;
  errors?: unknown;
}

/**
 * True where a platform error proves that the request never left: the connection was not made. When in doubt, false.
 */
export function wasNeverSent(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  const { code, syscall, cause, errors } = error as PlatformError;
  // A refused `localhost` is an AggregateError, one error an address tried; all of them must agree.
  if (Array.isArray(errors) && errors.length > 0) return errors.every(wasNeverSent);
  if (typeof code === "string" && (neverSentCodes.test(code) || syscall === "connect")) return true;
  return cause !== undefined && wasNeverSent(cause);
}

/** The innermost code or name of a platform error, for attempt records. */
export function failureCode(error: unknown): string {
  if (typeof error !== "object" || error === null) return "error";
  const { code, cause } = error as PlatformError;
  if (typeof code === "string") return code;
  return cause === undefined ? String((error as Error).name ?? "error") : failureCode(cause);
}
