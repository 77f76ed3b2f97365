/** `BodyInit`, by a name that is there without the types of browsers, too. */
type Body = RequestInit["body"];

/** In bytes; of a form the sum of its parts; undefined for a stream. */
export function sizeOf(body: Body): number | undefined {
  if (body === null || body === undefined) return 0;
  if (body instanceof ReadableStream) return undefined;
  if (body instanceof Blob) return body.size;
  if (body instanceof FormData) return [...body.values()].reduce((sum, part) => sum + (sizeOf(part) ?? 0), 0);
  if (body instanceof ArrayBuffer || ArrayBuffer.isView(body)) return body.byteLength;
  return new TextEncoder().encode(String(body)).length;
}

/** A body as an observer sees it: JSON as its value, a form as its parts, and of files only what they are. */
export function shownBody(body: Body): unknown {
  if (body instanceof Blob) return fileFacts(body);
  if (body instanceof FormData)
    return [...body].map(([name, part]) => [name, typeof part === "string" ? part : fileFacts(part)]);
  if (typeof body !== "string") return undefined;
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

function fileFacts(file: Blob): object {
  return { ...(file instanceof File && { name: file.name }), type: file.type, bytes: file.size };
}
