import type { ClientObserver } from "../config/observer.ts";

/** Not worth a place on the line. */
const left = new Set(["vendor", "operation", "operationId", "path", "startedAt"]);

/** Prints a line for each event, to standard error where there is one: what a program prints stays as it is. */
export const debugPrinter: ClientObserver = {
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
