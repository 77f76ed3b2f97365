/**
 * Watches what Node's own fetch (undici) does with one attempt, through its diagnostics channels
 * (https://undici.nodejs.org/#/docs/api/DiagnosticsChannel).
 */
export interface UndiciWatch {
  /** Calls fetch; the request objects that undici creates during the call belong to this attempt. */
  observe<Result>(call: () => Result): Result;
  /**
   * True if it is proven that the attempt's request objects were seen and none was passed to a connection. Valid only
   * once fetch has ended, since a queued request may still be sent.
   */
  provesUnsent(): boolean;
  stop(): void;
}

interface UndiciRequest {
  method?: unknown;
  origin?: unknown;
  path?: unknown;
  /** Null until a connection accepts the request, right before its first byte; HTTP/2 connections set it too. */
  abort?: unknown;
}

interface Channels {
  subscribe(name: string, listener: (message: unknown) => void): void;
  unsubscribe(name: string, listener: (message: unknown) => void): void;
}

interface NodeProcess {
  versions?: { undici?: string };
  getBuiltinModule?(name: string): unknown;
}

/** The newest undici whose diagnostics were tested (Node 20 to 26); a later one may behave differently. */
const newestTested = 8;

/** The attempt that is calling fetch right now, if any: request objects created during the call belong to it. */
let observer: object | undefined;

/**
 * Watches one attempt; undefined if the platform has no supported diagnostics.
 *
 * undici creates its request object before fetch returns, unless a busy pool or a wrapper delays it. So objects created
 * during the call belong to the attempt, and a later one for the same URL without an owner may belong to it too, which
 * rules out proof.
 */
export function watchUndici(method: string, url: string): UndiciWatch | undefined {
  const channels = undiciChannels();
  if (!channels) return undefined;
  const { origin, pathname, search } = new URL(url);
  const own: UndiciRequest[] = [];
  const written = new Set<unknown>();
  let stray = false;

  function onCreate(message: unknown): void {
    const request = requestOf(message);
    if (observer === own) own.push(request);
    else if (observer === undefined) {
      const { method: itsMethod, origin: itsOrigin, path } = request;
      stray ||= itsMethod === method && path === pathname + search && String(itsOrigin) === origin;
    }
  }
  function onWrite(message: unknown): void {
    written.add(requestOf(message));
  }
  channels.subscribe("undici:request:create", onCreate);
  channels.subscribe("undici:client:sendHeaders", onWrite);
  return {
    observe(call) {
      const outer = observer;
      observer = own;
      try {
        return call();
      } finally {
        observer = outer;
      }
    },
    provesUnsent: () =>
      own.length > 0 && !stray && own.every((request) => request.abort === null && !written.has(request)),
    stop() {
      channels.unsubscribe("undici:request:create", onCreate);
      channels.unsubscribe("undici:client:sendHeaders", onWrite);
    },
  };
}

function requestOf(message: unknown): UndiciRequest {
  return (message as { request: UndiciRequest }).request;
}

function undiciChannels(): Channels | undefined {
  const { process } = globalThis as { process?: NodeProcess };
  const version = Number.parseInt(process?.versions?.undici ?? "", 10);
  if (!(version <= newestTested)) return undefined;
  return process?.getBuiltinModule?.("node:diagnostics_channel") as Channels | undefined;
}
