import { gzipSync } from "node:zlib";
import { content, part } from "../../common/stand-ins/file-host.ts";
import type { Responder } from "../../common/stand-ins/server.ts";

/** Into a file or a stream from a storage host, which is not sent the key, or as a stream from the vendor, with the key. */
export const downloadWays = ["to a file", "to a stream", "as a stream"] as const;
export type DownloadWay = (typeof downloadWays)[number];

/** Something that can go wrong while a file is downloaded. */
export interface DownloadRow {
  readonly name: string;
  /** The responses to successive requests; the last one repeats. */
  answers(elsewhere: string): readonly Responder[];
  /** How it ends, and after how many requests for the file: "whole 2", "ServerError 3". */
  readonly ends: string | Readonly<Record<DownloadWay, string>>;
  /** The resulting file, if it is not the usual one. */
  readonly bytes?: Uint8Array;
}

const changed = content.map((byte) => byte ^ 255).subarray(0, 700);
const cut = 1000;
const broken = file({ breakAfter: cut });

interface FileAnswer {
  readonly bytes?: Uint8Array;
  readonly headers?: Record<string, string>;
  readonly breakAfter?: number;
  readonly ignoresRange?: boolean;
}

/** A well-behaved host: it honours a range request if the version matches. */
function file({
  bytes = content,
  headers = { etag: '"v1"' },
  breakAfter,
  ignoresRange,
}: FileAnswer = {}): Responder {
  return (request, response, index) => {
    const [, asked] = /^bytes=(\d+)-$/.exec(request.headers.range ?? "") ?? [];
    const isSame = request.headers["if-range"] === headers.etag && !ignoresRange;
    const from = asked !== undefined && isSame ? Number(asked) : 0;
    part({ from, bytes, ...(breakAfter !== undefined && { breakAfter }) }, headers)(request, response, index);
  };
}

function status(
  code: number,
  headers: Record<string, string> = {},
  body: string | Uint8Array = "",
): Responder {
  return (_, response) => void response.writeHead(code, headers).end(body);
}

/** The rest of the file from a host that describes it differently. */
function rest(range: string | undefined, headers: Record<string, string> = { etag: '"v1"' }): Responder {
  const body = content.subarray(cut);
  return (_, response) =>
    void response
      .writeHead(206, { ...headers, ...(range !== undefined && { "content-range": range }) })
      .end(body);
}

const raw =
  (head: string, body: Uint8Array): Responder =>
  (_, response) => {
    response.socket?.write(`HTTP/1.1 200 OK\r\netag: "v1"\r\n${head}\r\n\r\n`);
    response.socket?.end(body);
  };

const chunk = Buffer.concat([Buffer.from("bb8\r\n"), content]);

/** Only a file can start over: the reader of a stream already has the first bytes. */
const anew = (requests: number, end = "InvalidResponseError") => ({
  "to a file": `whole ${requests}`,
  "to a stream": `${end} 2`,
  "as a stream": `${end} 2`,
});

/** The vendor itself does not sign URLs, so there is none to renew. */
const renewed = (end: string, ofVendor: string) => ({
  "to a file": end,
  "to a stream": end,
  "as a stream": ofVendor,
});

export const downloadRows: readonly DownloadRow[] = [
  { name: "none", answers: () => [file()], ends: "whole 1" },
  {
    name: "no length",
    answers: () => [(_, response) => response.write(content, () => response.end())],
    ends: "whole 1",
  },
  {
    name: "an empty file",
    answers: () => [file({ bytes: new Uint8Array() })],
    ends: "whole 1",
    bytes: new Uint8Array(),
  },
  {
    name: "sent as gzip that nobody asked for",
    answers: () => [status(200, { "content-encoding": "gzip", etag: '"v1"' }, gzipSync(content))],
    ends: "whole 1",
  },
  { name: "cut in the middle, once", answers: () => [broken, file()], ends: "whole 2" },
  {
    name: "cut in the middle, twice",
    answers: () => [broken, file({ breakAfter: 500 }), file()],
    ends: "whole 3",
  },
  {
    name: "cut after a few bytes, always",
    answers: () => [file({ breakAfter: 100 })],
    ends: "InvalidResponseError 3",
  },
  {
    name: "shorter than its length, always",
    answers: () => [raw("content-length: 3001\r\nconnection: close", content)],
    ends: "InvalidResponseError 3",
  },
  {
    name: "chunks without their end, always",
    answers: () => [raw("transfer-encoding: chunked", chunk)],
    ends: "InvalidResponseError 3",
  },
  {
    // The platform accepts it as complete, and nothing says how long it was.
    name: "chunks without their end, of the last answer on a connection",
    answers: () => [raw("transfer-encoding: chunked\r\nconnection: close", chunk)],
    ends: "whole 1",
  },
  {
    name: "longer than its length",
    answers: () => [raw("content-length: 2000\r\nconnection: close", content)],
    ends: "whole 1",
    bytes: content.subarray(0, 2000),
  },
  {
    name: "reset before an answer, once",
    answers: () => [(_, response) => response.destroy(), file()],
    ends: "whole 2",
  },
  {
    name: "reset before an answer, always",
    answers: () => [(_, response) => response.destroy()],
    ends: "ConnectionError 3",
  },
  ...[301, 302, 303, 307, 308].map(
    (code): DownloadRow => ({
      name: `${code} to a foreign host`,
      answers: (elsewhere) => [status(code, { location: `${elsewhere}/file` })],
      ends: "InvalidResponseError 1",
    }),
  ),
  {
    name: "cut, then 302 to a foreign host",
    answers: (elsewhere) => [broken, status(302, { location: `${elsewhere}/file` })],
    ends: "InvalidResponseError 2",
  },
  {
    name: "cut, then a range is ignored",
    answers: () => [broken, file({ ignoresRange: true })],
    ends: "whole 2",
  },
  ...[
    ["another range", "bytes 900-2999/3000"],
    ["a part of a longer file", "bytes 1000-2999/4000"],
    ["a part of nothing known", undefined],
  ].map(
    ([name, range]): DownloadRow => ({
      name: `cut, then 206 with ${name}`,
      answers: () => [broken, rest(range)],
      ends: "InvalidResponseError 2",
    }),
  ),
  {
    name: "cut, then 206 of another version",
    answers: () => [broken, rest("bytes 1000-2999/3000", { etag: '"v2"' })],
    ends: "InvalidResponseError 2",
  },
  {
    name: "cut, then another version",
    answers: () => [broken, file({ bytes: changed, headers: { etag: '"v2"' } })],
    ends: anew(2),
    bytes: changed,
  },
  {
    name: "cut, and nothing tells versions apart",
    answers: () => [
      file({ breakAfter: cut, headers: { etag: 'W/"v1"' } }),
      file({ headers: { etag: 'W/"v1"' } }),
    ],
    ends: anew(2),
  },
  {
    name: "cut, then 416",
    answers: () => [broken, status(416), file({ bytes: changed })],
    ends: anew(3, "ApiError"),
    bytes: changed,
  },
  ...[
    [400, "BadRequestError"],
    [401, "AuthenticationError"],
    [403, "PermissionDeniedError"],
    [404, "NotFoundError"],
    [410, "ApiError"],
  ].flatMap(([code, name]): DownloadRow[] => [
    {
      name: `the address has lapsed (${code})`,
      answers: () => [status(Number(code)), file()],
      ends: renewed("whole 2", `${name} 1`),
    },
    {
      name: `cut, then the address has lapsed (${code})`,
      answers: () => [broken, status(Number(code)), file()],
      ends: renewed("whole 3", `${name} 2`),
    },
    {
      name: `${code}, always`,
      answers: () => [status(Number(code))],
      ends: renewed(`${name} 2`, `${name} 1`),
    },
  ]),
  { name: "429, once", answers: () => [status(429, { "retry-after": "1" }), file()], ends: "whole 2" },
  { name: "429, always", answers: () => [status(429)], ends: "RateLimitError 3" },
  { name: "503, once", answers: () => [status(503), file()], ends: "whole 2" },
  { name: "cut, then 500, always", answers: () => [broken, status(500)], ends: "ServerError 3" },
  { name: "204 instead of a file", answers: () => [status(204)], ends: "InvalidResponseError 1" },
];
