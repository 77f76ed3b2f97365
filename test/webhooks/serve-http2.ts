import {
  type ClientHttp2Session,
  type ClientHttp2Stream,
  connect,
  createSecureServer,
  createServer,
  type Http2ServerRequest,
  type Http2ServerResponse,
  type IncomingHttpHeaders,
  type IncomingHttpStatusHeader,
  type OutgoingHttpHeaders,
} from "node:http2";
import type { AddressInfo } from "node:net";
import { makeCertificate } from "../support/certificate.ts";

export type Kind = "plain" | "secure" | "secure, HTTP/1 allowed";

export const kinds: readonly Kind[] = ["plain", "secure", "secure, HTTP/1 allowed"];

const certificate = makeCertificate();

export interface Answer {
  headers: IncomingHttpHeaders & IncomingHttpStatusHeader;
  text: string;
  /** The stream's reset code: 0 is NO_ERROR. */
  rstCode: number;
}

export interface ServedHttp2 extends AsyncDisposable {
  url: string;
  session: ClientHttp2Session;
  /** Starts a request; the caller ends it. */
  open(url: string, headers?: OutgoingHttpHeaders): ClientHttp2Stream;
  /** Sends a request and reads the response. */
  ask(url: string, headers?: OutgoingHttpHeaders, body?: string): Promise<Answer>;
  /** The listener's promises so far. */
  listened: Promise<unknown>[];
}

/** A real HTTP/2 server on loopback, and a client session connected to it. */
export async function serveHttp2(
  kind: Kind,
  listener: (incoming: Http2ServerRequest, outgoing: Http2ServerResponse) => unknown,
): Promise<ServedHttp2> {
  const listened: Promise<unknown>[] = [];
  const listen = (incoming: Http2ServerRequest, outgoing: Http2ServerResponse): void => {
    listened.push(Promise.resolve(listener(incoming, outgoing)));
  };
  const allowHTTP1 = kind === "secure, HTTP/1 allowed";
  const server =
    kind === "plain" ? createServer(listen) : createSecureServer({ ...certificate, allowHTTP1 }, listen);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const scheme = kind === "plain" ? "http" : "https";
  const url = `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const session = connect(url, { ca: certificate.cert, checkServerIdentity: () => undefined });
  const open = (target: string, headers: OutgoingHttpHeaders = {}): ClientHttp2Stream => {
    const { pathname, search } = new URL(target);
    return session.request({ ":path": pathname + search, ...headers }, { endStream: false });
  };
  return {
    url,
    session,
    listened,
    open,
    async ask(target, headers, body = "") {
      const stream = open(target, headers);
      stream.end(body);
      return answerOf(stream);
    },
    async [Symbol.asyncDispose]() {
      session.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The whole response, once the stream is closed. */
async function answerOf(stream: ClientHttp2Stream): Promise<Answer> {
  let headers: Answer["headers"] = {};
  const pieces: Buffer[] = [];
  stream.on("response", (given) => {
    headers = given;
  });
  stream.on("data", (piece: Buffer) => pieces.push(piece));
  await new Promise<void>((resolve, reject) => {
    stream.on("close", resolve);
    stream.on("error", reject);
  });
  return { headers, text: Buffer.concat(pieces).toString(), rstCode: stream.rstCode ?? 0 };
}
