/** `BodyInit`, by a name that is there without the types of browsers, too. */
type Body = NonNullable<RequestInit["body"]> | null;

/**
 * The body of a create in a form that Deno sends once. When a connection ends without an answer, its fetch sends the
 * request again by itself, a POST too (denoland/deno#35610), but only where it can copy the body: not that of a Blob.
 */
export function onceOnly(body: Body): Body {
  if (!("Deno" in globalThis)) return body;
  if (body instanceof FormData || body instanceof Blob || body instanceof ReadableStream) return body;
  return new Blob([body instanceof URLSearchParams ? String(body) : (body ?? "")]);
}
