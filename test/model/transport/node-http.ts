import { Agent as HttpAgent, type IncomingMessage, request as requestPlain } from "node:http";
import { Agent as HttpsAgent, request as requestSecure } from "node:https";

export interface NodeHttp {
  fetch: typeof globalThis.fetch;
  close(): void;
}

/** A fetch on top of Node's `http`, as users write it: it sends once, over a transport other than undici. */
export function nodeHttp(): NodeHttp {
  const plain = new HttpAgent({ keepAlive: true, maxSockets: 4 });
  // The certificate is the test's own.
  const secure = new HttpsAgent({ keepAlive: true, maxSockets: 4, rejectUnauthorized: false });
  return {
    async fetch(input, init = {}) {
      const url = new URL(input instanceof Request ? input.url : input);
      const form = new Response(init.body ?? null);
      const body = Buffer.from(await form.arrayBuffer());
      const headers = new Headers(init.headers);
      const type = form.headers.get("content-type");
      if (type !== null && !headers.has("content-type")) headers.set("content-type", type);
      if (init.body != null) headers.set("content-length", String(body.length));
      return new Promise((resolve, reject) => {
        init.signal?.throwIfAborted();
        const [send, agent] = url.protocol === "https:" ? [requestSecure, secure] : [requestPlain, plain];
        const method = init.method ?? "GET";
        const outgoing = send(url, { method, headers: Object.fromEntries(headers), agent });
        const abort = () => {
          outgoing.destroy();
          reject(init.signal?.reason);
        };
        init.signal?.addEventListener("abort", abort, { once: true });
        outgoing.once("close", () => init.signal?.removeEventListener("abort", abort));
        outgoing.on("error", reject);
        outgoing.once("response", (incoming) => resolve(toResponse(incoming)));
        outgoing.end(body);
      });
    },
    close() {
      plain.destroy();
      secure.destroy();
    },
  };
}

function toResponse(incoming: IncomingMessage): Response {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      incoming.on("data", (piece: Buffer) => controller.enqueue(new Uint8Array(piece)));
      incoming.once("end", () => controller.close());
      incoming.once("error", (error) => controller.error(error));
    },
    cancel: () => void incoming.destroy(),
  });
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) headers.set(name, String(value));
  const status = incoming.statusCode ?? 500;
  return new Response(status === 204 || status === 304 ? null : body, { status, headers });
}
