import { headOf } from "../../common/stand-ins/fault-server-http.ts";
import { afterwards, type FaultRow, keyOf, well } from "./row.ts";

/** No response arrives, or none that is HTTP. */
export const connectionFaults: readonly FaultRow[] = [
  {
    name: "refused",
    effect: "refused",
    instead: "refusing",
    received: false,
    acts: false,
    short: true,
    fault: well,
  },
  {
    name: "connect never ends",
    effect: "hanging",
    instead: "frozen",
    received: false,
    acts: false,
    short: true,
    fault: well,
  },
  {
    name: "reset before it was read",
    effect: "lost",
    received: false,
    acts: false,
    short: true,
    fault: {
      arrive(socket) {
        socket.resetAndDestroy();
        return true;
      },
      strike: () => undefined,
    },
  },
  {
    name: "reset after it was read",
    effect: "lost",
    acts: true,
    short: true,
    fault: afterwards(({ socket }) => socket.resetAndDestroy()),
  },
  {
    name: "closed without an answer",
    effect: "lost",
    acts: true,
    fault: afterwards(({ socket }) => socket.end()),
  },
  {
    name: "keep-alive closed under the request",
    effect: "lost",
    received: false,
    acts: false,
    reusedConnection: true,
    short: true,
    fault: {
      arrive(socket, reused) {
        if (reused) socket.end();
        return reused;
      },
      strike: well.strike,
    },
  },
  {
    // Written while the connection was idle, and so taken for the response to the next request.
    name: "408 on a used connection, closed under the request",
    effect: { status: 408 },
    received: false,
    acts: false,
    reusedConnection: true,
    fault: {
      arrive(socket, reused) {
        if (reused)
          socket.end("HTTP/1.1 408 Request Time-out\r\nconnection: close\r\ncontent-length: 0\r\n\r\n");
        return reused;
      },
      strike: well.strike,
    },
  },
  {
    name: "no answer ever",
    effect: "unanswered",
    stalls: "before head",
    acts: true,
    short: true,
    fault: afterwards(() => undefined),
  },
  {
    name: "never read to its end",
    effect: "unanswered",
    received: false,
    stalls: "before head",
    acts: false,
    fault: {
      arrive(socket) {
        socket.pause();
        return true;
      },
      strike: well.strike,
    },
  },
  {
    name: "closed in the headers",
    effect: "lost",
    acts: true,
    fault: afterwards(({ socket }, answer) => socket.end(headOf(answer, {}).slice(0, -20))),
  },
  {
    name: "garbage instead of HTTP",
    effect: "lost",
    acts: true,
    short: true,
    fault: afterwards(({ socket }) => socket.end("\x16\x03\x01 this is not HTTP\r\n\r\n")),
  },
  {
    name: "the key in garbage",
    effect: "lost",
    acts: true,
    fault: afterwards((exchange) => exchange.socket.end(`you sent ${keyOf(exchange)}\r\n\r\n`)),
  },
  {
    name: "a header over 16 KB",
    effect: "lost",
    acts: true,
    fault: afterwards(({ send }, answer) =>
      send({ ...answer, headers: { ...answer.headers, "x-long": "x".repeat(64 * 1024) } }),
    ),
  },
];
