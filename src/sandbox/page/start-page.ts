import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { readEnv } from "../../core/config/env.ts";
import type { VendorName } from "../../core/errors/base.ts";
import { readIncoming } from "../http/incoming.ts";
import { serve } from "../http/server.ts";
import { untrustedHeaders } from "../http/untrusted.ts";
import type { ServedFile } from "../state/files.ts";
import type { Exchange } from "../vendor.ts";
import { bundlePage } from "./bundle.ts";
import { createControls } from "./controls.ts";
import { refusal } from "./guard.ts";
import { Hider } from "./hide.ts";
import { composePage } from "./html.ts";
import { Log, type LogEntry } from "./log.ts";
import { pictureIn } from "./picture-in.ts";
import { showDetail, showItem, showRequest } from "./show.ts";
import { Stream } from "./stream.ts";
import type { PageSubject } from "./subject.ts";

export interface Page {
  readonly url: string;
  /** Call this for each exchange. */
  watch(vendor: VendorName, exchange: Exchange): void;
  close(): Promise<void>;
}

/** The limit per kind and vendor. */
const mostItems = 1_000;
const perAnswer = 200;

const always = {
  "cache-control": "no-store",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
} as const;

/** Serves the page. @throws Error if the port is not available */
export async function startPage(subject: PageSubject): Promise<Page> {
  const { config, vendors, rehearsals } = subject;
  const token = randomBytes(24).toString("base64url");
  const { html, csp } = composePage(await bundlePage(), token);
  const guard = { allowHosts: config.allowHosts, token };
  const log = new Log();
  const keys = vendors.flatMap(({ apiKey, profile }) => [apiKey, readEnv(profile.keyVariable)]);
  const hider = new Hider(keys.filter((key) => key !== undefined));
  const now = () => config.clock.now();
  const stream = new Stream({
    vendors: vendors.map(({ name }) => name),
    now,
    *items() {
      for (const { name, inventory } of vendors)
        for (const item of inventory.all(now(), mostItems)) yield showItem(name, item, hider);
    },
    rehearsals: () => rehearsals.all().map(({ takesMs, ...rest }) => ({ ...rest, seconds: takesMs / 1_000 })),
    recent: () => older(perAnswer, Number.POSITIVE_INFINITY, false).reverse(),
  });
  const controls = createControls(subject, hider, () => stream.touch());

  function older(most: number, below: number, problemsOnly: boolean) {
    const isWanted = ({ entry, request }: LogEntry) =>
      !problemsOnly ||
      entry.status === 0 ||
      entry.status >= 400 ||
      (entry.violations ?? request?.broken ?? []).length > 0;
    return log.newest(most, below, isWanted).map((entry) => showRequest(entry, hider));
  }

  async function answer(message: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(always)) response.setHeader(name, value);
    const { method = "", url = "", headers } = message;
    const { pathname, searchParams } = new URL(`http://page${url.startsWith("/") ? url : "/"}`);
    const refused = refusal(guard, { method, path: pathname, headers });
    if (refused !== undefined) return sendText(response, 403, refused);
    if (method === "POST") {
      const done = await controls(pathname, await readIncoming(message));
      return done ? sendJson(response, done.status, done.body) : sendText(response, 404, "no such control");
    }
    if (method !== "GET") return sendText(response, 405, "only GET and POST");
    if (pathname === "/") {
      response.setHeader("content-security-policy", csp);
      response.setHeader("content-type", "text/html; charset=utf-8");
      response.end(html);
      return;
    }
    if (pathname === "/events") {
      response.setHeader("content-type", "text/event-stream");
      return stream.open(response);
    }
    if (pathname === "/favicon.ico") return void response.writeHead(204).end();
    if (pathname === "/requests") {
      const below = Number(searchParams.get("below") ?? Number.NaN);
      if (!Number.isSafeInteger(below)) return sendText(response, 400, "below must be the id of a request");
      return sendJson(response, 200, older(perAnswer, below, searchParams.has("problems")));
    }
    const file = /^\/files\/(\w+)\/([\w./-]+)$/.exec(pathname);
    if (file) {
      const vendor = vendors.find(({ name }) => name === file[1]);
      return sendFile(response, await vendor?.readFile(file[2] ?? ""), headers.range);
    }
    const [, id, picture] = /^\/requests\/(\d{1,15})(\/picture)?$/.exec(pathname) ?? [];
    const entry = log.get(Number(id ?? Number.NaN));
    if (!entry) return sendText(response, 404, "nothing here");
    if (picture === undefined)
      return sendJson(response, 200, showDetail(entry, log.isLight(entry.id), hider));
    const blob = entry.request && pictureIn(entry.request.read);
    const bytes = blob && new Uint8Array(await blob.arrayBuffer());
    return sendFile(response, bytes && { headers: untrustedHeaders(blob.type), bytes }, undefined);
  }

  const server = await serve(config.ports.page ?? 0, (message, response) => {
    void answer(message, response).catch(() => message.socket.destroy());
  });
  return {
    url: `http://127.0.0.1:${server.port}/`,
    watch(vendor, exchange) {
      const { request, entry } = exchange;
      if (request) hider.learnFrom(request.headers, entry.path);
      stream.touch(showRequest(log.add(vendor, now(), exchange), hider));
    },
    async close() {
      stream.close();
      await server.close();
    },
  };
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8" }).end(`${text}\n`);
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
}

/** Media players request parts of a file (RFC 9110, 14.2). */
function sendFile(response: ServerResponse, file: ServedFile | undefined, range: string | undefined): void {
  if (!file) {
    sendText(response, 404, "no such file, or it is no longer kept");
    return;
  }
  const { headers, bytes } = file;
  const total = bytes.byteLength;
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(range ?? "") ?? [];
  const from = Number(first ?? 0);
  const to = Math.min(total - 1, last ? Number(last) : total - 1);
  if (first === undefined || from > to) {
    response.writeHead(200, { ...headers, "accept-ranges": "bytes", "content-length": total }).end(bytes);
    return;
  }
  const part = { "content-range": `bytes ${from}-${to}/${total}`, "content-length": to - from + 1 };
  response.writeHead(206, { ...headers, ...part }).end(bytes.subarray(from, to + 1));
}
