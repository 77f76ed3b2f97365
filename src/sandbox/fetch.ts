import { type Incoming, longestBody } from "./http/incoming.ts";
import { trickle } from "./http/send.ts";
import type { Vendor } from "./vendor.ts";

/** A vendor and the origins that lead to it: its own and the sandbox's. */
export interface Reachable {
  readonly vendor: Vendor;
  readonly origins: readonly string[];
}

/** A fetch that the vendors answer in this process. If there is no answer, it rejects like the platform's fetch. */
export function createFetch(reachable: readonly Reachable[], isClosed: () => boolean): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    // A Request loses its signal to garbage collection on Node 20 (nodejs/node#55428).
    const signal = init?.signal ?? (input instanceof Request ? input.signal : undefined);
    signal?.throwIfAborted();
    const url = new URL(request.url);
    const found = reachable.find(({ origins }) => origins.includes(url.origin));
    if (!found) throw failed(`the sandbox does not serve ${url.origin}`);
    if (isClosed()) throw failed("the sandbox is closed");
    const work = answer(found.vendor, request, url);
    if (!signal) return work;
    return new Promise((resolve, reject) => {
      const abort = () => reject(signal.reason);
      signal.addEventListener("abort", abort, { once: true });
      work.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
    });
  };
}

async function answer(vendor: Vendor, request: Request, url: URL): Promise<Response> {
  const incoming = await read(request, url);
  const reply = await vendor.answer(incoming);
  if (reply.lateMs) await vendor.pause(reply.lateMs);
  vendor.report(incoming, reply);
  if (reply.drop) throw failed("other side closed", "UND_ERR_SOCKET");
  const { status, headers, body } = reply.encoded;
  const sent = body && reply.trickleMs ? streamOf(trickle(body, reply.trickleMs, vendor.pause)) : body;
  return new Response(sent ?? null, { status, headers });
}

async function read(request: Request, url: URL): Promise<Incoming> {
  const body = new Uint8Array(await request.arrayBuffer());
  const tooLong = body.byteLength > longestBody;
  return {
    method: request.method.toLowerCase(),
    target: url.pathname + url.search,
    origin: url.origin,
    headers: Object.fromEntries(request.headers),
    body: tooLong ? new Uint8Array() : body,
    tooLong,
  };
}

function streamOf(pieces: AsyncGenerator<Uint8Array<ArrayBuffer>>): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}

/** The error with which the platform's fetch rejects. */
function failed(reason: string, code?: string): TypeError {
  const cause = Object.assign(new Error(reason), code === undefined ? {} : { code });
  return new TypeError("fetch failed", { cause });
}
