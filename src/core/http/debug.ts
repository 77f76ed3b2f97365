import type { ClientConfig } from "../config/config.ts";
import { readEnv } from "../config/env.ts";
import type { ClientObserver } from "../config/observer.ts";

/** Fields left out of the line. */
const left = new Set(["vendor", "operation", "operationId", "path", "startedAt"]);

/** Those that a client was given, and the printer where that or the environment asks for it. */
export function observersOf({ observers }: Pick<ClientConfig, "observers">): ClientObserver[] {
  const debug = /^(?!0$|false$)./.test(readEnv("AVATAR_CLIENTS_DEBUG") ?? "");
  const given = debug ? [...observers, "debug" as const] : observers;
  // `debug` has no options: it prints bodies if another observer requests them.
  const printer = { ...debugPrinter, bodies: given.some((each) => each !== "debug" && each.bodies) };
  return [...new Set(given)].map((each) => (each === "debug" ? printer : each));
}

/** Prints one line per event to standard error, if there is one, so that a program's own output is unaffected. */
const debugPrinter: ClientObserver = {
  onRequest: printer("request"),
  onResponse: printer("response"),
  onRetry: printer("retry"),
  onPoll: printer("poll"),
};

function printer(kind: string): (event: { vendor: string; operation: string }) => void {
  return (event) => {
    const { vendor, operation } = event;
    const facts = Object.entries(event).filter(([name, value]) => value !== undefined && !left.has(name));
    const shown = facts.map(([name, value]) => `${name}=${JSON.stringify(value)}`);
    console.error(`avatar-clients: ${vendor} ${operation} ${kind} ${shown.join(" ")}`);
  };
}
