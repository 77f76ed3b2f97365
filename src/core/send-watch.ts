/**
 * Tells whether a request that failed had begun to be sent, where the platform lets us see: Node's fetch (undici)
 * reports each request it takes on, and again when it writes the headers to a connection
 * (https://undici.nodejs.org/#/docs/api/DiagnosticsChannel).
 */
export interface SendWatch {
  /** True only with proof: the request was taken on, and no headers were written. */
  provesUnsent(): boolean;
  stop(): void;
}

interface Report {
  request?: { method?: unknown; origin?: unknown; path?: unknown };
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

const noProof: SendWatch = { provesUnsent: () => false, stop: () => undefined };

/** Watches one attempt. Requests of the same method and URL at the same time count as this one: no proof then. */
export function watchSending(method: string, url: string): SendWatch {
  const channels = undiciChannels();
  if (!channels) return noProof;
  const { origin, pathname, search } = new URL(url);
  let taken = false;
  let written = false;
  const isOurs = (message: unknown): boolean => {
    const { request } = message as Report;
    return (
      request?.method === method && request.path === pathname + search && String(request.origin) === origin
    );
  };
  const onTaken = (message: unknown): void => {
    taken ||= isOurs(message);
  };
  const onWritten = (message: unknown): void => {
    written ||= isOurs(message);
  };
  channels.subscribe("undici:request:create", onTaken);
  channels.subscribe("undici:client:sendHeaders", onWritten);
  return {
    provesUnsent: () => taken && !written,
    stop() {
      channels.unsubscribe("undici:request:create", onTaken);
      channels.unsubscribe("undici:client:sendHeaders", onWritten);
    },
  };
}

function undiciChannels(): Channels | undefined {
  const { process } = globalThis as { process?: NodeProcess };
  const version = Number.parseInt(process?.versions?.undici ?? "", 10);
  if (!(version <= newestTried)) return undefined;
  return process?.getBuiltinModule?.("node:diagnostics_channel") as Channels | undefined;
}
