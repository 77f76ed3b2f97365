// Set by the client or the platform: changing them would misroute the request or contradict its body.
const reserved =
  /^(authorization|x-api-key|host|cookie|connection|content-length|content-type|transfer-encoding|upgrade|expect|te|trailer|keep-alive|proxy-.*)$/i;

/** Rejects header names and values that HTTP does not allow (RFC 9110 5), and headers that the client itself sets. */
export function checkHeaders(headers: unknown, reasons: string[]): void {
  if (
    typeof headers !== "object" ||
    headers === null ||
    // None of the entries of an array, Map or Headers would be sent.
    Symbol.iterator in headers
  ) {
    reasons.push('headers must be a plain object such as { "x-request-source": "batch" }');
    return;
  }
  for (const [name, value] of Object.entries(headers)) {
    // The reason omits the value, which may be a secret.
    if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name))
      reasons.push(`${JSON.stringify(name)} is not a valid header name`);
    else if (reserved.test(name)) reasons.push(`the header ${name} is set by the client; remove it`);
    else if (typeof value !== "string" || !/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) {
      reasons.push(`the header ${name} must be a string of Latin-1 characters without line breaks`);
    }
  }
}
