import type { VendorName } from "../../core/errors/base.ts";
import type { Exchange } from "../vendor.ts";

/** A log entry. Its bodies are dropped when there are too many. */
export interface LogEntry extends Exchange {
  readonly id: number;
  readonly vendor: VendorName;
  readonly at: number;
}

const mostEntries = 10_000;
/** The limit for all bodies together, in bytes. */
const mostBytes = 64 * 2 ** 20;
/** The limit for one answer; the rest of a long one is not shown. */
const longestAnswer = 128 * 2 ** 10;

/** The last exchanges, in bounded memory. */
export class Log {
  #next = 1;
  readonly #entries = new Map<number, LogEntry>();
  /** Entries that still have bodies, with their size, oldest first. */
  readonly #heavy = new Map<number, number>();
  #bytes = 0;

  add(vendor: VendorName, at: number, exchange: Exchange): LogEntry {
    const { entry, request, answer } = exchange;
    const id = this.#next++;
    // Drop the bytes themselves; the parsed body is kept.
    const sent = request && { ...request, body: new Uint8Array() };
    const body = answer?.body?.slice(0, longestAnswer);
    const made: LogEntry = {
      id,
      vendor,
      at,
      entry,
      ...(sent && { request: sent }),
      ...(answer && { answer: { ...answer, body } }),
    };
    this.#entries.set(id, made);
    const [oldest] = this.#entries.keys();
    if (this.#entries.size > mostEntries && oldest !== undefined) this.#forget(oldest);
    const size = (request?.body.byteLength ?? 0) + (body?.byteLength ?? 0);
    this.#heavy.set(id, size);
    this.#bytes += size;
    this.#lighten();
    return made;
  }

  /** The entries below an id, newest first. */
  newest(most: number, below: number, matches: (entry: LogEntry) => boolean): LogEntry[] {
    const found: LogEntry[] = [];
    for (let id = Math.min(below, this.#next) - 1; id > 0 && found.length < most; id--) {
      const entry = this.#entries.get(id);
      if (!entry) break;
      if (matches(entry)) found.push(entry);
    }
    return found;
  }

  get(id: number): LogEntry | undefined {
    return this.#entries.get(id);
  }

  /** Whether the bodies of an entry have been dropped. */
  isLight(id: number): boolean {
    return !this.#heavy.has(id);
  }

  #forget(id: number): void {
    this.#entries.delete(id);
    this.#bytes -= this.#heavy.get(id) ?? 0;
    this.#heavy.delete(id);
  }

  #lighten(): void {
    for (const [id, size] of this.#heavy) {
      if (this.#bytes <= mostBytes) return;
      const entry = this.#entries.get(id);
      const { request, answer } = entry ?? {};
      if (entry)
        this.#entries.set(id, {
          ...entry,
          ...(request && { request: { ...request, read: { kind: "none" } } }),
          ...(answer && { answer: { ...answer, body: undefined } }),
        });
      this.#heavy.delete(id);
      this.#bytes -= size;
    }
  }
}
