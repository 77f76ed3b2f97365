import type { Responder } from "./server.ts";

/** A file whose bytes reveal their position. */
export const content = Uint8Array.from({ length: 3000 }, (_, at) => at % 251);

/** Serves the file from an offset, with the stated length, and breaks off after the given number of bytes. */
export function part(
  { from = 0, breakAfter, bytes = content }: { from?: number; breakAfter?: number; bytes?: Uint8Array } = {},
  headers: Record<string, string> = { etag: '"v1"' },
): Responder {
  return (_, response) => {
    const rest = bytes.subarray(from);
    const range = from > 0 ? { "content-range": `bytes ${from}-${bytes.length - 1}/${bytes.length}` } : {};
    response.writeHead(from > 0 ? 206 : 200, { "content-length": rest.length, ...range, ...headers });
    if (breakAfter === undefined) response.end(rest);
    else response.write(rest.subarray(0, breakAfter), () => setImmediate(() => response.destroy()));
  };
}

/** A writable stream that keeps everything written to it. */
export function collector() {
  const pieces: Uint8Array[] = [];
  const seen = { closed: false, aborted: undefined as unknown };
  const stream = new WritableStream<Uint8Array>({
    write: (piece) => void pieces.push(piece),
    close() {
      seen.closed = true;
    },
    abort(reason) {
      seen.aborted = reason;
    },
  });
  return { stream, seen, bytes: () => new Uint8Array(Buffer.concat(pieces)) };
}
