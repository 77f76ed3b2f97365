/** One part of a multipart/form-data body, byte for byte as sent. */
export interface Part {
  name: string;
  /** As written between the quotes of `filename`, percent escapes included; undefined for a plain field. */
  filename: string | undefined;
  /** The part's own Content-Type; undefined if it has none. */
  type: string | undefined;
  bytes: Buffer;
}

const disposition = /^form-data; name="([^"\r\n]*)"(?:; filename="([^"\r\n]*)")?$/;

/**
 * Parses a multipart/form-data body (RFC 7578) and throws on any deviation from the letter: a preamble, an unknown or
 * duplicate header, a missing end, bytes after it.
 */
export function parseMultipart(body: Buffer, contentType: string | undefined): Part[] {
  const boundary = /^multipart\/form-data; boundary=([\w'()+,./:=?-]{1,70})$/.exec(contentType ?? "")?.[1];
  if (boundary === undefined) throw new Error(`not multipart/form-data with a boundary: ${contentType}`);
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  // The first delimiter has no line break before it.
  const whole = Buffer.concat([Buffer.from("\r\n"), body]);
  const parts: Part[] = [];
  let start = whole.indexOf(delimiter);
  if (start !== 0) throw new Error("the body does not begin with its boundary");
  for (;;) {
    start += delimiter.length;
    const next = whole.subarray(start, start + 2).toString("latin1");
    if (next === "--") break;
    if (next !== "\r\n") throw new Error(`a boundary is followed by ${JSON.stringify(next)}`);
    const end = whole.indexOf(delimiter, start);
    if (end < 0) throw new Error("a part has no end");
    parts.push(parsePart(whole.subarray(start + 2, end)));
    start = end;
  }
  const rest = whole.subarray(start + 2).toString("latin1");
  if (rest !== "" && rest !== "\r\n") throw new Error(`${rest.length} bytes follow the last boundary`);
  return parts;
}

function parsePart(part: Buffer): Part {
  const gap = part.indexOf("\r\n\r\n");
  if (gap < 0) throw new Error("a part has no empty line after its headers");
  const headers = new Map<string, string>();
  for (const line of part.subarray(0, gap).toString("utf8").split("\r\n")) {
    const [, name, value] = /^([A-Za-z-]+): (.+)$/.exec(line) ?? [];
    if (name === undefined || value === undefined || headers.has(name.toLowerCase())) {
      throw new Error(`a part has the header line ${JSON.stringify(line)}`);
    }
    headers.set(name.toLowerCase(), value);
  }
  const [, name, filename] = disposition.exec(headers.get("content-disposition") ?? "") ?? [];
  if (name === undefined) throw new Error("a part has no form-data name");
  const strange = [...headers.keys()].filter(
    (header) => header !== "content-disposition" && header !== "content-type",
  );
  if (strange.length > 0) throw new Error(`a part has the headers ${strange}`);
  return { name, filename, type: headers.get("content-type"), bytes: part.subarray(gap + 4) };
}
