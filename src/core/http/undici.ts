/**
 * Watches what Node's own fetch (undici) does with one attempt, by what it reports of its request objects
 * (https://undici.nodejs.org/#/docs/api/DiagnosticsChannel).
 */
export interface UndiciWatch {
  /** Calls fetch in sight of the watch: the requests that it makes meanwhile are this attempt's. */
  observe<Result>(call: () => Result): Result;
  /**
   * True only with proof: the attempt's own request objects were seen, and none was given to a connection. Only once
   * its fetch has ended: what is still queued may be sent later.
   */
  provesUnsent(): boolean;
  stop(): void;
}

interface UndiciRequest {
  method?: unknown;
  origin?: unknown;
  path?: unknown;
  /** Null until a connection takes the request on, right before its first byte; HTTP/2 connections set it too. */
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

/** The newest undici whose reports were tried (Node 20 to 26): a later one might report otherwise. */
const newestTried = 8;

/** The attempt in whose sight fetch is being called, if one is: whatever undici makes meanwhile is that attempt's. */
let observer: object | undefined;

/**
 * Watches one attempt; undefined where the platform reports nothing that is understood.
 *
 * undici makes its request object before fetch returns, unless a busy pool or a wrapper puts it off. So whatever it
 * makes during the call belongs to the attempt, and a request to the same URL that nobody owns, made later, may belong
 * to it as well: no proof then.
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
  if (!(version <= newestTried)) return undefined;
  return process?.getBuiltinModule?.("node:diagnostics_channel") as Channels | undefined;
}
