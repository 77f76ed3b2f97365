import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { Socket } from "node:net";

/** What the platform's fetch reports about requests to certain origins. */
export interface PlatformEvents {
  /** It started working on a request, in the same synchronous run as the call to fetch. */
  onRequest(origin: string): void;
  /** The head of the response arrived; not called for interim responses. */
  onHead(headers: ReadonlyMap<string, string>): void;
  /** A connection was established. */
  onConnection(socket: Socket): void;
  /** No connection was made. */
  onRefusal(port: number): void;
}

interface Message {
  readonly request: { readonly origin: unknown };
  readonly response: { readonly statusCode: number; readonly headers: readonly Buffer[] };
  readonly connectParams: { readonly protocol: string; readonly host: string; readonly port: unknown };
  readonly socket: Socket;
}

/** Listens until the returned function is called (https://undici.nodejs.org/#/docs/api/DiagnosticsChannel). */
export function listenToPlatform(origins: ReadonlySet<string>, events: PlatformEvents): () => void {
  const concerns = ({ request }: Message) => origins.has(String(request.origin));
  const listeners: Readonly<Record<string, (message: Message) => void>> = {
    "undici:request:create"(message) {
      if (concerns(message)) events.onRequest(String(message.request.origin));
    },
    "undici:request:headers"(message) {
      const { statusCode, headers } = message.response;
      if (concerns(message) && statusCode >= 200) events.onHead(pairs(headers));
    },
    "undici:client:connected"({ connectParams, socket }) {
      if (origins.has(`${connectParams.protocol}//${connectParams.host}`)) events.onConnection(socket);
    },
    "undici:client:connectError": ({ connectParams }) => events.onRefusal(Number(connectParams.port)),
  };
  const own = Object.entries(listeners).map(
    ([name, listener]) => [name, (message: unknown) => listener(message as Message)] as const,
  );
  for (const [name, listener] of own) subscribe(name, listener);
  return () => {
    for (const [name, listener] of own) unsubscribe(name, listener);
  };
}

function pairs(headers: readonly Buffer[]): Map<string, string> {
  const texts = headers.map((part) => part.toString("latin1"));
  return new Map(
    texts.flatMap((text, at) => (at % 2 === 0 ? [[text.toLowerCase(), texts[at + 1] ?? ""] as const] : [])),
  );
}
