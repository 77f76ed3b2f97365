/** Limit in decoded bytes: far above any sensible response, including Argil's list of avatars in one page. */
export const bodyLimitBytes = 32 * 1024 * 1024;

/** The body exceeds its limit. */
export class BodyTooLargeError extends Error {
  override name = "BodyTooLargeError";
}

/**
 * Reads a body, counting decoded bytes, which also catches a decompression bomb. Past the limit, cancels the rest and
 * rejects with {@link BodyTooLargeError}.
 */
export async function readBody(response: Response, limit = bodyLimitBytes): Promise<Uint8Array<ArrayBuffer>> {
  const { body, headers } = response;
  const length = headers.get("content-length");
  // The platform enforces the length of an unencoded body, so one read without counting is enough, and faster.
  if (!body || (length !== null && Number(length) <= limit && !headers.has("content-encoding"))) {
    return new Uint8Array(await response.arrayBuffer());
  }
  return readStream(body, limit);
}

/** Reads a stream. Past the limit, cancels the rest and rejects with {@link BodyTooLargeError}. */
export async function readStream(
  stream: ReadableStream<Uint8Array>,
  limit: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = stream.getReader();
  try {
    return await joinPieces(() => reader.read(), limit);
  } catch (error) {
    if (error instanceof BodyTooLargeError) await reader.cancel().catch(() => undefined);
    throw error;
  }
}

/** Joins the chunks that `next` returns. @throws BodyTooLargeError past the limit. */
export async function joinPieces(
  next: () => Promise<{ done?: boolean | undefined; value?: Uint8Array | undefined }>,
  limit: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  let total = 0;
  for (;;) {
    const { done, value } = await next();
    if (done || !value) break;
    total += value.byteLength;
    if (total > limit) throw new BodyTooLargeError(`the body is longer than ${limit} bytes`);
    pieces.push(value);
  }
  const bytes = new Uint8Array(total);
  let offset = 0;
  for (const piece of pieces) {
    bytes.set(piece, offset);
    offset += piece.byteLength;
  }
  return bytes;
}
