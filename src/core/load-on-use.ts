import { isSignal } from "./config/check-options.ts";
import type { VendorName } from "./errors/base.ts";
import { redactReasons } from "./errors/input.ts";
import { ConnectionError, TimeoutError } from "./errors/transport.ts";
import type { Transport } from "./http/transport.ts";
import { isObject } from "./input/fields.ts";
import { isPlain, snapshot } from "./input/snapshot.ts";
import { PagedList } from "./list/page.ts";
import type { Clock } from "./time/clock.ts";
import { within } from "./time/within.ts";
import type { WaitHints } from "./wait/hints.ts";

/** Whose calls wait for a part of the package, and for how long unless they say otherwise. */
export interface LoadLimits {
  vendor: VendorName;
  clock: Clock;
  /** In milliseconds; loading counts as one attempt. */
  timeoutMs: number;
}

/** What each operation of a resource gives; `results` is a promise that an abort does not reject. */
export type OperationKinds<Operations> = {
  readonly [Name in keyof Operations]: Operations[Name] extends (...args: never) => unknown
    ? OperationKind
    : OperationKinds<Operations[Name]>;
};

type OperationKind = "promise" | "results" | "list" | "generator";

/** Those of a resource that can be made, found, waited for and deleted, and nothing else. */
export const usualOperations = {
  create: "promise",
  get: "promise",
  list: "list",
  delete: "promise",
  wait: "promise",
  createAndWait: "promise",
  findCreated: "promise",
} as const;

/** The same function, called once; called again only after it has failed. */
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
 * Waits for a part of the package, for as long as a call's `signal` and `timeoutMs` allow; `what` names what needs it.
 *
 * @throws ConnectionError where it cannot be loaded; TimeoutError; the signal's reason.
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
  // What is wrong with these is told by who checks all of them, as soon as that is there.
  const own = isSignal(signal) ? signal : undefined;
  const ms = typeof timeoutMs === "number" && timeoutMs >= 1 ? timeoutMs : limits.timeoutMs;
  own?.throwIfAborted();
  const part = load().catch((cause) => {
    throw new ConnectionError(trace, missing, { cause });
  });
  return within({ clock, ms, signal: own }, part, () => new TimeoutError(trace, `${missing} in time`));
}

/** What an operation gave, and the head of the last answer that it got. */
export interface WithResponse<Data> {
  readonly data: Data;
  /** HTTP status; undefined where no request was needed, as by a wait for what is ready already. */
  readonly status: number | undefined;
  /** As the vendor sent them. */
  readonly headers: Headers;
  /** The vendor's own id of the request, where it gives one: quote it to the vendor's support. */
  readonly requestId: string | undefined;
}

/** What an operation returns: a promise that can also give the response. */
export interface ResponsePromise<Data> extends Promise<Data> {
  /** The same result with status, headers and request id of the answer, of several requests those of the last one. */
  withResponse(): Promise<WithResponse<Data>>;
}

/** Operations as a vendor's files write them: promises get their `withResponse` here. */
export type Plain<Operations> = {
  readonly [Name in keyof Operations]: Operations[Name] extends (
    ...args: infer Args
  ) => ResponsePromise<infer Data>
    ? (...args: Args) => Promise<Data>
    : Operations[Name] extends (...args: never) => unknown
      ? Operations[Name]
      : Plain<Operations[Name]>;
};

/** A resource that is loaded: what makes its operations, and the client's transport to make them of. */
export type LoadedResource<Operations> = readonly [
  create: (transport: Transport) => Plain<Operations>,
  transport: Transport,
];

/**
 * The operations of a resource that is loaded when one of them is used for the first time, so that who never uses it
 * does not carry it. They behave as if it had been there: what is given is taken as it is now, and a list still sends
 * nothing, and loads nothing, until it is read. Each call is made on a transport of its own, which knows what the
 * call got.
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
    loaded = (await load()) as unknown as Loaded;
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
      const args = loaded ? given : given.map(take);
      const early = loaded ? undefined : listenEarly(args as unknown[]);
      try {
        const [create, transport] = loaded ?? (await whole(args));
        const own = transport.begin(fullName);
        call.transport = own;
        try {
          // A list that is awaited gives its first page.
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
 * Hears the hints of a wait's options from now on, not only when what waits has been loaded; a hint in between is
 * passed on as soon as there is who listens. Changes `args`, and gives what ends it.
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

/** An argument as it is now. Objects that do something, such as hints, stay themselves. */
function take(given: unknown): unknown {
  if (!isPlain(given)) return toBytes(snapshot(given));
  const entries = Object.entries(given).map(([name, value]) => [name, toBytes(snapshot(value))]);
  // With what only the package sets, which has symbols for names.
  return { ...given, ...Object.fromEntries(entries) };
}

/** Bytes as a Blob, which does not change with them. What is none stays as it is, and is refused later. */
function toBytes(value: unknown): unknown {
  if (!(value instanceof ArrayBuffer || value instanceof Uint8Array)) return value;
  try {
    return new Blob([new Uint8Array(value)]);
  } catch {
    return value;
  }
}
