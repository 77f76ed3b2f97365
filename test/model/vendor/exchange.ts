import type { IncomingMessage, ServerResponse } from "node:http";
import { constants, type Http2ServerRequest, type Http2ServerResponse } from "node:http2";
import type { Socket } from "node:net";
import type { Reset } from "../plan/schedule.ts";

export type AnyRequest = IncomingMessage | Http2ServerRequest;
export type AnyResponse = ServerResponse | Http2ServerResponse;

const codes = {
  internal: constants.NGHTTP2_INTERNAL_ERROR,
  refused: constants.NGHTTP2_REFUSED_STREAM,
  cancel: constants.NGHTTP2_CANCEL,
  "no error": constants.NGHTTP2_NO_ERROR,
};

/** A request whose headers were read, and the means to respond, alike for HTTP/1.1 and HTTP/2. */
export class Exchange {
  readonly method: string;
  readonly url: URL;
  /** Resolves to true once the response is complete and handed over, to false if it never will be. */
  readonly answered: Promise<boolean>;
  readonly #request: AnyRequest;
  readonly #response: AnyResponse;
  readonly #socket: Socket | undefined;
  #ended = false;

  constructor(request: AnyRequest, response: AnyResponse, socket: Socket | undefined) {
    this.#request = request;
    this.#response = response;
    this.#socket = socket;
    this.method = request.method ?? "";
    this.url = new URL(request.url ?? "/", "http://vendor");
    this.answered = new Promise((resolve) => {
      // A stream closed from this side "finishes" as well.
      response.once("finish", () => resolve(this.#ended));
      response.once("close", () => resolve(false));
    });
    response.on("error", () => undefined);
    request.on("error", () => undefined);
  }

  get protocol(): string {
    return this.#request.httpVersion;
  }

  header(name: string): string | undefined {
    const value = this.#request.headers[name];
    return typeof value === "string" ? value : undefined;
  }

  /** The whole body, or undefined if the client leaves first. */
  body(): Promise<Buffer | undefined> {
    const request = this.#request;
    return new Promise((resolve) => {
      const pieces: Buffer[] = [];
      request.on("data", (piece: Buffer) => pieces.push(piece));
      request.once("end", () => resolve(Buffer.concat(pieces)));
      request.once("close", () => resolve(undefined));
    });
  }

  head(status: number, headers: Record<string, string>): void {
    if (this.gone) return;
    const { headersSent } = this.#response;
    if (!headersSent) (this.#response as ServerResponse).writeHead(status, headers);
    (this.#response as ServerResponse).flushHeaders?.();
  }

  write(text: string): void {
    if (!this.gone) (this.#response as ServerResponse).write(text);
  }

  end(text = ""): void {
    if (this.gone) return;
    this.#ended = true;
    (this.#response as ServerResponse).end(text);
  }

  /** Breaks off: the connection over HTTP/1.1, the given part over HTTP/2. */
  reset(how: Reset): void {
    if (!("stream" in this.#request)) {
      this.#cut();
      return;
    }
    const { stream } = this.#request;
    const { session } = stream;
    if (how !== "session" && how !== "goaway") stream.close(codes[how]);
    else {
      if (how === "goaway" && session && !session.destroyed) session.goaway(0, stream.id ?? 0);
      // The frame needs a turn to be sent.
      setImmediate(() => this.#cut());
    }
  }

  #cut(): void {
    if (this.#socket) this.#socket.resetAndDestroy();
    else this.#request.socket?.destroy();
  }

  /** True once there is nobody left to respond to. */
  get gone(): boolean {
    const { destroyed, writableEnded } = this.#response;
    return (
      destroyed === true || writableEnded || ("stream" in this.#request && this.#request.stream.destroyed)
    );
  }
}
