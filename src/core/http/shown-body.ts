/** `BodyInit`, by a name that exists without the DOM types. */
type Body = RequestInit["body"];

/** Size of a body in bytes; for a form, the sum of its parts; undefined for a stream. */
export function sizeOf(body: Body): number | undefined {
  if (body instanceof FormData) return [...body.values()].reduce((sum, part) => sum + (sizeOf(part) ?? 0), 0);
  const { size, byteLength } = (typeof body === "string" ? new Blob([body]) : (body ?? { size: 0 })) as {
    size?: number;
    byteLength?: number;
  };
  return size ?? byteLength;
}

/** A body as shown to observers: text, the parts of a form, and for files only their name, type and size. */
export function shownBody(body: Body): unknown {
  if (body instanceof FormData) return [...body].map(([name, part]) => [name, shownBody(part)]);
  if (!(body instanceof Blob)) return typeof body === "string" ? body : undefined;
  return { name: (body as Partial<File>).name, type: body.type, bytes: body.size };
}
