import type { ServerResponse } from "node:http";
import type { SandboxAnswer } from "./answer.ts";

/** Node's limit for all headers together is 16 KB. */
const longestViolations = 4_096;
const mostPieces = 20;

/** An answer ready to be sent. */
export interface Encoded {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array<ArrayBuffer> | undefined;
}

/** Serialises an answer. If it violates the document, `sl-violations` says so, as in Prism. */
export function encode(
  { status, headers = {}, body }: SandboxAnswer,
  violations: readonly string[] = [],
): Encoded {
  const named = { ...headers, ...(violations.length > 0 && { "sl-violations": toHeader(violations) }) };
  if (body === undefined) return { status, headers: named, body: undefined };
  const type = headers["content-type"] ?? "application/json";
  const bytes =
    body instanceof Uint8Array ? new Uint8Array(body) : new TextEncoder().encode(textOf(body, type));
  return { status, headers: { ...named, "content-type": type }, body: bytes };
}

function textOf(body: unknown, type: string): string {
  return typeof body === "string" && !/json/.test(type) ? body : JSON.stringify(body);
}

/** Sends an answer, piece by piece over `trickleMs`. */
export async function sendAnswer(
  response: ServerResponse,
  { status, headers, body }: Encoded,
  trickleMs: number,
  pause: (ms: number) => Promise<void>,
): Promise<void> {
  response.writeHead(status, { ...headers, ...(body && { "content-length": body.byteLength }) });
  if (body && trickleMs > 0) {
    for await (const piece of trickle(body, trickleMs, pause)) response.write(piece);
    response.end();
  } else response.end(body);
}

/** Splits a body into pieces, spread over that time. */
export async function* trickle(
  body: Uint8Array<ArrayBuffer>,
  ms: number,
  pause: (ms: number) => Promise<void>,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  const count = Math.max(1, Math.min(mostPieces, body.byteLength));
  const size = Math.ceil(body.byteLength / count);
  for (let at = 0; at < count; at++) {
    yield body.subarray(at * size, (at + 1) * size);
    await pause(ms / count);
  }
}

/** Makes text safe for a header value, which is Latin-1 at most. */
function toHeader(violations: readonly string[]): string {
  return JSON.stringify(violations)
    .replace(/[^\x20-\x7e]/g, "?")
    .slice(0, longestViolations);
}
