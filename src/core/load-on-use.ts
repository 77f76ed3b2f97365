import { isSignal } from "./config/check-options.ts";
import type { VendorName } from "./errors/base.ts";
import { redactReasons } from "./errors/input.ts";
import { ConnectionError, TimeoutError } from "./errors/transport.ts";
import type { Transport } from "./http/transport.ts";
import { isObject } from "./input/fields.ts";
import { isPlain, snapshot } from "./input/snapshot.ts";
import { PagedList } from "./list/page.ts";
import type { Plain, ResponsePromise, WithResponse } from "./response.ts";
import type { Clock } from "./time/clock.ts";
import { within } from "./time/within.ts";
import type { WaitHints } from "./wait/hints.ts";

/** Defaults for calls that wait for a module to load. */
export interface LoadLimits {
  vendor: VendorName;
  clock: Clock;
  /** In milliseconds; loading counts as one attempt. */
  timeoutMs: number;
}

/** What each operation of a resource returns; `results` is a promise that an abort does not reject. */
export type OperationKinds<Operations> = {
  readonly [Name in keyof Operations]: Operations[Name] extends (...args: never) => unknown
    ? OperationKind
    : OperationKinds<Operations[Name]>;
};

type OperationKind = "promise" | "results" | "list" | "generator";

/** The usual operations of a resource with a lifecycle. */
export const usualOperations = {
  create: "promise",
  get: "promise",
  list: "list",
  delete: "promise",
  wait: "promise",
  createAndWait: "promise",
  findCreated: "promise",
} as const;

/** Memoizes a function; it is called again only after a failure. */
export function once<Value>(load: () => Promise<Value>): () => Promise<Value> {
  let loading: Promise<Value> | undefined;
  return () => {
    loading ??= load().catch((error) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
}

const missing = "a part of avatar-clients could not be loaded";

/**
 * Waits for a module to load, within a call's `signal` and `timeoutMs`; `what` names the operation that needs it.
 *
 * @throws ConnectionError if it cannot be loaded; TimeoutError; the signal's reason.
 */
export async function loadWithin<Part>(
  load: () => Promise<Part>,
  what: string,
  callOptions: unknown,
  limits: LoadLimits,
): Promise<Part> {
  const { vendor, clock } = limits;
  const { signal, timeoutMs } = isObject(callOptions) ? callOptions : {};
  const trace = { vendor, method: "import", path: what };
  // Invalid options are reported later, once the module that checks them is loaded.
  const own = isSignal(signal) ? signal : undefined;
  const ms = typeof timeoutMs === "number" && timeoutMs >= 1 ? timeoutMs : limits.timeoutMs;
  own?.throwIfAborted();
  const part = load().catch((cause) => {
    throw new ConnectionError(trace, missing, { cause });
  });
  return within({ clock, ms, signal: own }, part, () => new TimeoutError(trace, `${missing} in time`));
}

/** A loaded resource: the function that creates its operations, and the client's transport. */
export type LoadedResource<Operations> = readonly [
  create: (transport: Transport) => Plain<Operations>,
  transport: Transport,
];

/**
 * The operations of a resource that loads on first use, so that programs that never use it do not load it. They
 * behave as if it were already loaded: arguments are copied immediately, and a list neither sends nor loads anything
 * until it is read. Each call has its own transport, which records the call's last response.
 */
export function loadOnUse<Operations extends object>(
  resource: string,
  load: () => Promise<LoadedResource<Operations>>,
  kinds: OperationKinds<Operations>,
  limits: LoadLimits,
): Operations {
  type Operation = (...args: unknown[]) => unknown;
  type Loaded = readonly [(transport: Transport) => Readonly<Record<string, Operation>>, Transport];
  let loaded: Loaded | undefined;
  const loadOnce = once(async () => {
    const [create, transport] = await load();
    loaded = [create as Loaded[0], transport];
    return loaded;
  });

  const operations = Object.entries<OperationKind | OperationKinds<object>>(kinds).map(([name, kind]) => {
    const fullName = `${resource}.${name}`;
    if (typeof kind === "object") {
      const within = async () => {
        const [create, transport] = await loadOnce();
        return [(own: Transport) => create(own)[name] as never, transport] as const;
      };
      return [name, loadOnUse(fullName, within, kind, limits)];
    }
    function whole(args: readonly unknown[]): Promise<Loaded> {
      const last = args.at(-1);
      const callOptions = kind === "results" && isObject(last) ? { ...last, signal: undefined } : last;
      return loadWithin(loadOnce, fullName, callOptions, limits);
    }
    async function run(call: { transport?: Transport }, given: readonly unknown[]): Promise<unknown> {
      // Copied unless the call starts synchronously, since its arguments may change before it reads them.
      const args = loaded && !loaded[1].isObserved ? given : given.map(take);
      const early = loaded ? undefined : listenEarly(args as unknown[]);
      try {
        const [create, transport] = loaded ?? (await whole(args));
        const own = transport.begin(fullName);
        call.transport = own;
        try {
          // Awaiting a list returns its first page.
          return await own.run(async () => create(own)[name]?.(...args));
        } catch (error) {
          throw redactReasons(error, own.redactor.text);
        }
      } finally {
        early?.();
      }
    }
    function use(...given: unknown[]): ResponsePromise<unknown> {
      const call: { transport?: Transport } = {};
      const result = run(call, given);
      async function withResponse(): Promise<WithResponse<unknown>> {
        const data = await result;
        const { status, headers = new Headers(), requestId } = call.transport?.lastAnswer ?? {};
        return { data, status, headers, requestId };
      }
      return Object.defineProperty(result, "withResponse", {
        value: withResponse,
      }) as ResponsePromise<unknown>;
    }
    async function* generate(...args: unknown[]): AsyncGenerator<unknown, void, undefined> {
      const [create, transport] = loaded ?? (await whole(args));
      const own = transport.begin(fullName);
      try {
        yield* own.generate(() => create(own)[name]?.(...args) as AsyncGenerator<unknown, void, undefined>);
      } catch (error) {
        throw redactReasons(error, own.redactor.text);
      }
    }
    const list = (...args: unknown[]) => new PagedList(() => run({}, args) as Promise<never>);
    const results = (...args: unknown[]) => run({}, args);
    const makers = { promise: use, results, list, generator: generate };
    return [name, makers[kind]];
  });
  return Object.fromEntries(operations) as Operations;
}

/**
 * Subscribes to the hints in a wait's options before the wait itself is loaded, and passes on a hint that arrives in
 * the interim. Modifies `args`, and returns a function that unsubscribes.
 */
function listenEarly(args: unknown[]): (() => void) | undefined {
  const options = args.at(-1);
  const id = isObject(args[0]) ? args[0].id : args[0];
  if (!isObject(options) || !isObject(options.hints) || typeof id !== "string") return undefined;
  const hints = options.hints as Partial<WaitHints>;
  if (typeof hints.subscribe !== "function") return undefined;
  let hinted = false;
  let end = hints.subscribe(id, () => {
    hinted = true;
  });
  const passingOn: WaitHints = {
    subscribe(of, wake) {
      end();
      end = () => undefined;
      const endOwn = (hints as WaitHints).subscribe(of, wake);
      if (hinted) wake();
      return endOwn;
    },
  };
  args[args.length - 1] = { ...options, hints: passingOn };
  return () => end();
}

/** Copies an argument; objects with behaviour, such as hints, are kept. */
function take(given: unknown): unknown {
  if (!isPlain(given)) return toBytes(snapshot(given));
  const entries = Object.entries(given).map(([name, value]) => [name, toBytes(snapshot(value))]);
  // Spread first, to keep internal options, which are named by symbols.
  return { ...given, ...Object.fromEntries(entries) };
}

/** Copies bytes to a Blob; any other value is kept, and rejected later if invalid. */
function toBytes(value: unknown): unknown {
  if (!(value instanceof ArrayBuffer || value instanceof Uint8Array)) return value;
  try {
    return new Blob([new Uint8Array(value)]);
  } catch {
    return value;
  }
}
