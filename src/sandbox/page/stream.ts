import type { ServerResponse } from "node:http";
import type { VendorName } from "../../core/errors/base.ts";
import { itemKey, type PageChange, type PageItem, type PageRehearsal, type PageRequest } from "./protocol.ts";

/** A snapshot of what is known. */
export interface Source {
  readonly vendors: readonly VendorName[];
  now(): number;
  items(): Iterable<PageItem>;
  rehearsals(): PageRehearsal[];
  /** The newest requests, oldest first. */
  recent(): PageRequest[];
}

/** Changes are batched for this long, in milliseconds. */
const gatherMs = 100;
/** How often to check while something is being built. */
const lookMs = 250;
const mostRequests = 200;
/** In bytes. A page that stops reading, such as a sleeping tab, is disconnected; it reconnects when it wakes. */
const mostWaiting = 8 * 2 ** 20;

/** Tells every open page what changes: server-sent events, https://html.spec.whatwg.org/multipage/server-sent-events.html */
export class Stream {
  readonly #source: Source;
  readonly #pages = new Set<ServerResponse>();
  /** What the pages know about each item, as JSON. */
  readonly #known = new Map<string, string>();
  #requests: PageRequest[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(source: Source) {
    this.#source = source;
  }

  /** Keeps a response open, and starts with everything known. */
  open(response: ServerResponse): void {
    this.#push();
    response.on("close", () => this.#pages.delete(response));
    this.#pages.add(response);
    const items = [...this.#known.values()].map((text) => JSON.parse(text) as PageItem);
    write(response, { ...this.#change(), whole: true, items, requests: this.#source.recent() });
    this.#wake(items.some(isBuilding) ? lookMs : undefined);
  }

  /** Something may have changed. */
  touch(request?: PageRequest): void {
    if (this.#pages.size === 0) return;
    if (request) this.#requests.push(request);
    if (this.#requests.length > mostRequests) this.#requests.shift();
    this.#wake(gatherMs);
  }

  close(): void {
    clearTimeout(this.#timer);
    for (const page of this.#pages) page.destroy();
  }

  #wake(ms: number | undefined): void {
    if (ms === undefined || this.#pages.size === 0) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#wake(this.#push() ? lookMs : undefined);
    }, ms).unref();
  }

  /** Sends what has changed since the last time; true while something is being built. */
  #push(): boolean {
    const items: PageItem[] = [];
    const gone = new Set(this.#known.keys());
    let building = false;
    for (const item of this.#source.items()) {
      const [key, text] = [itemKey(item), JSON.stringify(item)];
      gone.delete(key);
      building ||= isBuilding(item);
      if (this.#known.get(key) === text) continue;
      this.#known.set(key, text);
      items.push(item);
    }
    for (const key of gone) this.#known.delete(key);
    const requests = this.#requests;
    this.#requests = [];
    const change = { ...this.#change(), items, removed: [...gone], requests };
    for (const page of this.#pages) write(page, change);
    return building;
  }

  #change(): PageChange {
    const { vendors } = this.#source;
    const rehearsals = this.#source.rehearsals();
    return {
      whole: false,
      now: this.#source.now(),
      vendors,
      items: [],
      removed: [],
      requests: [],
      rehearsals,
    };
  }
}

function isBuilding({ state }: PageItem): boolean {
  return state === "building";
}

function write(page: ServerResponse, change: PageChange): void {
  if (page.writableLength > mostWaiting) page.destroy();
  else page.write(`data: ${JSON.stringify(change)}\n\n`);
}
