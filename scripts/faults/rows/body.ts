import { constants, gzipSync } from "node:zlib";
import { headOf, type Reply } from "../../common/stand-ins/fault-server-http.ts";
import { afterwards, type FaultRow, mangled, stallMark } from "./row.ts";

const tooLong = 32 * 1024 * 1024 + 1;
let bomb: Buffer | undefined;
let flood: Buffer | undefined;

/** About thirty kilobytes that unpack to more than 32 MB. */
function gzipBomb(): Buffer {
  bomb ??= gzipSync(Buffer.alloc(tooLong, " "), { level: constants.Z_BEST_SPEED });
  return bomb;
}

/** In bytes: names are not all ASCII. */
function lengthOf({ body }: Reply): number {
  return Buffer.from(body).length;
}

/** The response is a success, but its body does not arrive intact. */
export const bodyFaults: readonly FaultRow[] = [
  {
    name: "closed after the headers",
    effect: "cut",
    acts: true,
    short: true,
    fault: afterwards(({ socket }, answer) =>
      socket.end(headOf(answer, { "content-length": String(lengthOf(answer)) })),
    ),
  },
  {
    name: "body shorter than its length",
    effect: "cut",
    acts: true,
    fault: afterwards(({ socket }, answer) => {
      socket.end(headOf(answer, { "content-length": String(lengthOf(answer) + 1) }) + String(answer.body));
    }),
  },
  {
    name: "chunked body without its end",
    effect: "cut",
    acts: true,
    fault: afterwards(({ socket }, answer) => {
      const head = headOf(answer, { "transfer-encoding": "chunked" });
      socket.end(`${head}${lengthOf(answer).toString(16)}\r\n${answer.body}\r\n`);
    }),
  },
  {
    name: "chunks with extensions and trailers",
    effect: "fine",
    acts: true,
    fault: afterwards(({ socket }, answer) => {
      const head = headOf(answer, { "transfer-encoding": "chunked", trailer: "x-checksum" });
      const size = lengthOf(answer).toString(16);
      socket.write(`${head}${size};name="a;b"\r\n${answer.body}\r\n0\r\nx-checksum: 1\r\n\r\n`);
    }),
  },
  {
    // The platform accepts it as complete, as browsers do.
    name: "gzip body cut off",
    effect: "unreadable",
    acts: true,
    fault: mangled((answer) => ({
      ...answer,
      headers: { ...answer.headers, "content-encoding": "gzip" },
      body: gzipSync(answer.body).subarray(0, -12),
    })),
  },
  {
    name: "a body called gzip that is none",
    effect: "cut",
    acts: true,
    fault: mangled((answer) => ({
      ...answer,
      headers: { ...answer.headers, "content-encoding": "gzip" },
    })),
  },
  {
    name: "a byte now and then, for ever",
    effect: "endless",
    stalls: "in body",
    acts: true,
    short: true,
    fault: afterwards(({ socket }, answer) => {
      socket.write(headOf(answer, { ...stallMark, "content-length": String(tooLong) }));
      const drip = setInterval(() => socket.write(" "), 5);
      socket.once("close", () => clearInterval(drip));
    }),
  },
  {
    name: "gzip bomb",
    effect: "large",
    heavy: true,
    acts: true,
    short: true,
    fault: mangled((answer) => ({
      ...answer,
      headers: { ...answer.headers, "content-encoding": "gzip" },
      body: gzipBomb(),
    })),
  },
  {
    name: "a body over 32 MB",
    effect: "large",
    heavy: true,
    acts: true,
    fault: afterwards(({ socket }, answer) => {
      flood ??= Buffer.alloc(tooLong, " ");
      socket.write(headOf(answer, { "content-length": String(tooLong) }));
      socket.write(flood);
    }),
  },
];
