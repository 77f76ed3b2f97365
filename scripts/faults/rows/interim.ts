import { wireOf } from "../../common/stand-ins/fault-server-http.ts";
import { afterwards, type FaultRow } from "./row.ts";

const earlyHints = "HTTP/1.1 103 Early Hints\r\nlink: </style.css>; rel=preload\r\n\r\n";
const processing = "HTTP/1.1 102 Processing\r\n\r\n";

/** More or less than one response to one request. */
export const interimFaults: readonly FaultRow[] = [
  {
    name: "103 before the answer",
    effect: "fine",
    acts: true,
    fault: afterwards(({ socket }, answer) => socket.write(earlyHints + processing + wireOf(answer))),
  },
  {
    name: "103, then no answer ever",
    effect: "unanswered",
    stalls: "before head",
    acts: true,
    fault: afterwards(({ socket }) => socket.write(earlyHints)),
  },
  {
    name: "103, then reset",
    effect: "lost",
    acts: true,
    fault: afterwards(({ socket }) => socket.write(earlyHints, () => socket.resetAndDestroy())),
  },
  {
    // The platform treats it as an error because it never sent Expect: 100-continue (RFC 9110 15.2.1).
    name: "100 that nobody asked for",
    effect: "lost",
    acts: true,
    fault: afterwards(({ socket }, answer) => socket.write(`HTTP/1.1 100 Continue\r\n\r\n${wireOf(answer)}`)),
  },
  {
    name: "101 instead of an answer",
    effect: "lost",
    acts: true,
    fault: afterwards(({ socket }) =>
      socket.write("HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n"),
    ),
  },
  {
    name: "two answers to one request",
    effect: "fine",
    acts: true,
    fault: afterwards(({ socket }, answer) => socket.write(Buffer.concat([wireOf(answer), wireOf(answer)]))),
  },
  {
    name: "two lengths of one body",
    effect: "lost",
    acts: true,
    fault: afterwards(({ socket }, answer) =>
      socket.write(`HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 5\r\n\r\n${answer.body}`),
    ),
  },
  {
    name: "HTTP/1.0, which ends with the connection",
    effect: "fine",
    acts: true,
    fault: afterwards(({ socket }, { body }) =>
      socket.end(`HTTP/1.0 200 OK\r\ncontent-type: application/json\r\n\r\n${body}`),
    ),
  },
];
