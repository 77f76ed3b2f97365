/** More than this, decoded, is no sensible answer; Argil's list of every avatar in one array still fits. */
export const bodyLimitBytes = 32 * 1024 * 1024;

/** The answer is longer than {@link bodyLimitBytes}. */
export class BodyTooLargeError extends Error {
  override name = "BodyTooLargeError";
}

/**
 * Reads a body, counting decoded bytes, so that a compressed bomb is noticed too. Rejects with
 * {@link BodyTooLargeError} past the limit, having cancelled the rest.
 */
export async function readBody(response: Response, limit = bodyLimitBytes): Promise<Uint8Array<ArrayBuffer>> {
  const { body, headers } = response;
  const length = headers.get("content-length");
  // The platform holds the sender to an uncoded length, so there is nothing to count: one read is quicker.
  if (!body || (length !== null && Number(length) <= limit && !headers.has("content-encoding"))) {
    return new Uint8Array(await response.arrayBuffer());
  }
  const chunks: Uint8Array[] = [];
  let total = 0;
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    total += value.byteLength;
    if (total > limit) {
      await reader.cancel().catch(() => undefined);
      throw new BodyTooLargeError(`the answer is longer than ${limit} bytes`);
    }
    chunks.push(value);
  }
  return concatenate(chunks, total);
}

function concatenate(chunks: readonly Uint8Array[], total: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(total);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}
