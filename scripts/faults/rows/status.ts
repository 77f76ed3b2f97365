import type { Exchange } from "../../common/stand-ins/fault-server.ts";
import { jsonReply, type Reply } from "../../common/stand-ins/fault-server-http.ts";
import { afterwards, type FaultRow, instead, keyOf, type Status } from "./row.ts";

export type Hint = "none" | "seconds" | "date" | "absurd" | "negative" | "garbage";

export const hints: readonly Hint[] = ["none", "seconds", "date", "absurd", "negative", "garbage"];

function retryAfter(hint: Hint, now: number): Record<string, string> {
  const values: Record<Hint, string | undefined> = {
    none: undefined,
    seconds: "1",
    date: new Date(Math.ceil(now / 1000) * 1000 + 2000).toUTCString(),
    absurd: "1000000000",
    negative: "-5",
    garbage: "soon",
  };
  const value = values[hint];
  return value === undefined ? {} : { "retry-after": value };
}

/** What the client should make of the header. */
function meaning(hint: Hint): Pick<Status, "hint"> {
  if (hint === "seconds" || hint === "date") return { hint: "fits" };
  return hint === "absurd" ? { hint: "too long" } : {};
}

function effectOf(status: number, hint: Hint): FaultRow["effect"] {
  // The platform handles this status itself: it tries to ask for a proxy password, and fails.
  if (status === 407) return "lost";
  if (status < 400) return status === 303 ? "seeOther" : "redirect";
  return status === 421 ? "misdirected" : { status, ...meaning(hint) };
}

/** A failure status, redirects included. For 5xx the worst is assumed: that the vendor acted anyway. */
export function statusFault(status: number, hint: Hint = "none"): FaultRow {
  const acts = status >= 500;
  const reply = ({ now }: Exchange): Reply => {
    const { headers, ...rest } = jsonReply(status, { message: `status ${status}` });
    return { ...rest, headers: { ...headers, ...retryAfter(hint, now) } };
  };
  const fault = acts ? afterwards((exchange) => exchange.send(reply(exchange))) : instead(reply);
  const name = hint === "none" ? String(status) : `${status}, Retry-After ${hint}`;
  return { name, effect: effectOf(status, hint), acts, fault };
}

function envelope(type: string, code: string): object {
  return { error: { type, code, message: "in words", request_id: "req_1" } };
}

function escaped(key: string): string {
  return [...key].map((character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");
}

const short: ReadonlySet<string> = new Set([
  "401",
  "429",
  "429, Retry-After absurd",
  "500",
  "503, Retry-After seconds",
]);

const html = { "content-type": "text/html; charset=UTF-8" };

/** A failure status on an HTML page from an intermediary, which may have passed the request on. */
function page(name: string, status: number, headers: Readonly<Record<string, string>> = {}): FaultRow {
  const body = `<!DOCTYPE html><title>${status}</title><h1>Error ${status}</h1>`;
  const { "retry-after": hint } = headers;
  return {
    name,
    effect: { status, ...(hint !== undefined && { hint: "fits" }) },
    acts: true,
    fault: afterwards(({ send }) => send({ status, headers: { ...html, ...headers }, body })),
  };
}

/**
 * What a CDN reports when it cannot make sense of the origin's response:
 * https://developers.cloudflare.com/support/troubleshooting/http-status-codes/
 */
const cdnFaults = Array.from({ length: 11 }, (_, n): FaultRow => {
  const name = `${520 + n} of a CDN`;
  return {
    ...page(name, 520 + n, { server: "cloudflare" }),
    ...(n === 4 ? { short: true } : { alike: true }),
  };
});

const rows: readonly FaultRow[] = [
  ...[400, 401, 402, 403, 404, 407, 408, 409, 418, 421, 422, 425, 429, 499].map((status) =>
    statusFault(status),
  ),
  ...[500, 501, 502, 503, 504, 505, 599].map((status) => statusFault(status)),
  ...cdnFaults,
  ...hints
    .filter((hint) => hint !== "none")
    .flatMap((hint) => [statusFault(429, hint), statusFault(503, hint)]),
  {
    name: "429 quota_exceeded",
    vendor: "protoface" as const,
    effect: { status: 429, quota: true },
    acts: false,
    fault: instead(() => jsonReply(429, envelope("quota_exceeded", "avatar_slots"))),
  },
  {
    name: "503 with the envelope",
    vendor: "protoface" as const,
    effect: { status: 503, refusal: true },
    acts: false,
    fault: instead(() => jsonReply(503, envelope("service_unavailable", "moderation_unavailable"))),
  },
  page("502 as an HTML page", 502),
  page("503 as an HTML page, Retry-After", 503, { "retry-after": "2" }),
  {
    name: "503 with half of the envelope",
    vendor: "protoface" as const,
    effect: { status: 503 },
    acts: true,
    fault: afterwards(({ socket }) =>
      socket.end('HTTP/1.1 503 No\r\ncontent-length: 200\r\n\r\n{"error":{"type":"service_unavailable",'),
    ),
  },
  statusFault(999),
  {
    name: "401 cut off after the headers",
    effect: { status: 401 },
    acts: false,
    fault: { strike: ({ socket }) => socket.end("HTTP/1.1 401 No\r\ncontent-length: 100\r\n\r\n") },
  },
  {
    name: "401 that shows the key in its body",
    effect: { status: 401 },
    acts: false,
    fault: instead((exchange) => ({
      ...jsonReply(401, {}),
      body: `{"message":"${escaped(keyOf(exchange))}","${keyOf(exchange)}":["${keyOf(exchange).replaceAll("/", "\\/")}"]}`,
    })),
  },
  {
    name: "400 that shows the key in its headers",
    effect: { status: 400 },
    acts: false,
    fault: instead((exchange) => ({
      ...jsonReply(400, {}),
      headers: { "x-request-id": keyOf(exchange), "x-you-sent": `Bearer ${keyOf(exchange)}` },
    })),
  },
];

/** Every status that has a rule of its own, and one of each kind that has none. */
export const statusFaults: readonly FaultRow[] = rows.map((row) =>
  short.has(row.name) ? { ...row, short: true } : row,
);
