/** A request, parsed as far as this server needs it. */
export interface FaultRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
}

/** A parsed chunk of the stream: the head alone, or a whole request and the bytes after it. */
export interface Reading {
  readonly request: FaultRequest;
  readonly complete: boolean;
  readonly rest: Buffer;
}

/** Parses HTTP/1.1 with Content-Length bodies, which is all that clients send here. */
export function readRequest(bytes: Buffer): Reading | undefined {
  const gap = bytes.indexOf("\r\n\r\n");
  if (gap < 0) return undefined;
  const [start = "", ...lines] = bytes.subarray(0, gap).toString("latin1").split("\r\n");
  const [method = "", target = ""] = start.split(" ");
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
    }),
  );
  if (headers.has("transfer-encoding")) throw new Error("a request without a Content-Length");
  const from = gap + 4;
  const to = from + Number(headers.get("content-length") ?? 0);
  const { pathname, searchParams } = new URL(target, "http://server");
  return {
    request: { method, path: pathname, query: searchParams, headers, body: bytes.subarray(from, to) },
    complete: bytes.length >= to,
    rest: bytes.subarray(to),
  };
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

export function jsonReply(status: number, body: unknown): Reply {
  return { status, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}

/** Status line and headers; the reply's own headers replace the default ones. */
export function headOf(reply: Reply, framing: Readonly<Record<string, string>>): string {
  const headers = { ...reply.headers, ...framing };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${reply.status} Status\r\n${lines.join("")}\r\n`;
}

/** The reply as it goes over the wire. */
export function wireOf(reply: Reply): Buffer {
  const body = Buffer.from(reply.body);
  const bodiless = reply.status === 204 || reply.status === 304;
  const framing = bodiless ? {} : { "content-length": String(body.length) };
  return Buffer.concat([Buffer.from(headOf(reply, framing), "latin1"), body]);
}
