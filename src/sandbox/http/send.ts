import type { ServerResponse } from "node:http";
import type { SandboxAnswer } from "./answer.ts";

/** Node's limit for all headers together is 16 KB. */
const longestViolations = 4_096;

/** Writes the answer. If it violates the document, `sl-violations` says so, as Prism does. */
export function sendAnswer(
  response: ServerResponse,
  { status, headers = {}, body }: SandboxAnswer,
  violations: readonly string[] = [],
): void {
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (violations.length > 0) response.setHeader("sl-violations", toHeader(violations));
  if (body === undefined) {
    response.end();
    return;
  }
  const type = headers["content-type"] ?? "application/json";
  response.setHeader("content-type", type);
  const raw = body instanceof Uint8Array || (typeof body === "string" && !/json/.test(type));
  response.end(raw ? body : JSON.stringify(body));
}

/** Header values are Latin-1 at most. */
function toHeader(violations: readonly string[]): string {
  return JSON.stringify(violations)
    .replace(/[^\x20-\x7e]/g, "?")
    .slice(0, longestViolations);
}
