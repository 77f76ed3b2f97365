// Set by the client or the platform: changing them would misroute the request or contradict its body.
const reserved =
  /^(authorization|x-api-key|host|cookie|connection|content-length|content-type|transfer-encoding|upgrade|expect|te|trailer|keep-alive|proxy-.*)$/i;

/** Refuses header names and values that HTTP does not allow (RFC 9110 5), and those that are not the user's to set. */
export function checkHeaders(headers: unknown, reasons: string[]): void {
  if (
    typeof headers !== "object" ||
    headers === null ||
    // An array, a Map, Headers of whatever kind: no entries of theirs would be sent.
    Symbol.iterator in headers
  ) {
    reasons.push('headers must be a plain object such as { "x-request-source": "batch" }');
    return;
  }
  for (const [name, value] of Object.entries(headers)) {
    // The value is left out of the reason: it may be a secret.
    if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name))
      reasons.push(`${JSON.stringify(name)} is not a valid header name`);
    else if (reserved.test(name)) reasons.push(`the header ${name} is set by the client; it cannot be given`);
    else if (typeof value !== "string" || !/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) {
      reasons.push(`the header ${name} must be a string of Latin-1 characters without line breaks`);
    }
  }
}
