/** `BodyInit`, by a name that exists without the DOM types. */
type Body = NonNullable<RequestInit["body"]> | null;

/**
 * Converts a create's body so that Deno sends it only once. When a connection ends without a response, Deno's fetch
 * resends even a POST (denoland/deno#35610), but only if it can clone the body, which it cannot for a Blob.
 */
export function onceOnly(body: Body): Body {
  if (!("Deno" in globalThis)) return body;
  if (body instanceof FormData || body instanceof Blob || body instanceof ReadableStream) return body;
  return new Blob([body instanceof URLSearchParams ? String(body) : (body ?? "")]);
}
