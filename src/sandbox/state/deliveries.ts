import { isLoopback } from "../../core/config/base-url.ts";
import type { SandboxRequest } from "../options.ts";

const timeoutMs = 10_000;

/**
 * Events in flight. Each is POSTed once, and its outcome is reported. A loopback address is called over plain HTTP even if
 * its URL says https: the clients require https, and loopback has no certificate.
 */
export class Deliveries {
  readonly #allowRemote: boolean;
  readonly #report: (entry: SandboxRequest) => void;
  readonly #closing = new AbortController();
  readonly #underWay = new Set<Promise<void>>();

  constructor(allowRemote: boolean, report: (entry: SandboxRequest) => void) {
    this.#allowRemote = allowRemote;
    this.#report = report;
  }

  /** Starts a delivery; never throws. */
  send(address: string, event: string, payload: object): void {
    const delivery = this.#post(address, event, payload).catch(() => undefined);
    this.#underWay.add(delivery);
    void delivery.then(() => this.#underWay.delete(delivery));
  }

  /** Cancels all deliveries in flight. */
  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.all(this.#underWay);
  }

  async #post(address: string, event: string, payload: object): Promise<void> {
    const url = new URL(address);
    // A callback's query contains its signature.
    const report = (status: number, note: string) =>
      this.#report({ method: "POST", path: url.origin + url.pathname, status, note: `${event} ${note}` });
    if (isLoopback(url.hostname)) url.protocol = "http:";
    else if (!this.#allowRemote) return report(0, "not sent: not a loopback address (allowRemoteCallbacks)");
    try {
      const response = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ event, data: payload }),
        redirect: "manual",
        signal: AbortSignal.any([this.#closing.signal, AbortSignal.timeout(timeoutMs)]),
      });
      await response.body?.cancel();
      report(response.status, response.ok ? "delivered" : "delivered, but not accepted");
    } catch (error) {
      if (!this.#closing.signal.aborted) report(0, `not delivered: ${explain(error)}`);
    }
  }
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message || error.message : error.message;
}
