import type { VendorName } from "../../../src/index.ts";
import { type FaultRequest, jsonReply, type Reply } from "./fault-server-http.ts";

interface Stored {
  readonly id: string;
  name: string;
  readonly createdAt: string;
  readonly extras?: Readonly<Record<string, string>>;
  /** Set for a webhook. */
  readonly callbackUrl?: string;
  /** Set for an asset. */
  readonly byteSize?: number;
  /** When lists start to include it, by the vendor's clock. */
  readonly listedFrom?: number;
  /** When a rendered video starts to say so, by the vendor's clock; immediately if undefined. */
  renderedFrom?: number;
}

/** How slowly a vendor handles a create, in milliseconds. */
export interface Tardiness {
  /** Delay before it is carried out, whether or not the response says so. */
  readonly lateMs?: number;
  /** Delay before lists show what was created. */
  readonly lagMs?: number;
}

/** Items that exist from the start. */
export const known = {
  avatar: "avatar-known",
  name: 'Zoë "Ada" 50%',
  webhook: "webhook-known",
  run: "run-known",
  session: "session-known",
  group: "group-known",
  document: "document-known",
  asset: "asset-known",
  video: "video-known",
  /** A video that has not been rendered. */
  project: "video-idle",
};

/** The kinds of items that a vendor has, by the path segment that names them. */
const kinds = [
  "avatars",
  "webhooks",
  "videos",
  "voices",
  "groups",
  "documents",
  "assets",
  "runs",
  "sessions",
] as const;
type Kind = (typeof kinds)[number];
const place = new RegExp(`/(${kinds.join("|")})(?:/([^/]+?)(/render)?)?$`);

/** Matches what a path refers to: a run is started under its model's id, and an action on an item follows the item's id. */
function placeOf(path: string): RegExpExecArray | null {
  return place.exec(path.replace(/\/run\/.*/, "/runs").replace(/\/(?:cancel|end)$/, ""));
}

const created: Record<VendorName, number> = { anam: 200, protoface: 202, argil: 201 };

/** A vendor's state: its items, and how often something was charged. */
export class VendorModel {
  readonly vendor: VendorName;
  /** Ids that were created. */
  readonly made: string[] = [];
  /** Whether avatars report that they have finished building. */
  ready = true;
  readonly #now: () => number;
  readonly #stores = new Map<Kind, Map<string, Stored>>(kinds.map((kind) => [kind, new Map()]));
  /** Items by the `Idempotency-Key` that created them. */
  readonly #keyed = new Map<string, Stored>();
  readonly #late: { readonly request: FaultRequest; readonly at: number }[] = [];

  constructor(vendor: VendorName, now: () => number) {
    this.vendor = vendor;
    this.#now = now;
    const createdAt = "2025-06-01T00:00:00.000Z";
    const { name, asset, avatar, webhook, group, document, run, session, video, project } = known;
    const put = (kind: Kind, stored: Omit<Stored, "createdAt">) =>
      this.#store(kind).set(stored.id, { ...stored, createdAt });
    put("avatars", { id: avatar, name });
    put("webhooks", { id: webhook, name: "", callbackUrl: "https://example.com/known" });
    put("videos", { id: video, name, renderedFrom: 0 });
    put("videos", { id: project, name: "a project" });
    put("runs", { id: run, name: "" });
    put("sessions", { id: session, name: "" });
    put("assets", { id: asset, name });
    put("groups", { id: group, name });
    put("documents", { id: document, name: `${name}.md` });
  }

  /** The number of creates that were carried out. */
  get bought(): number {
    return this.made.length;
  }

  /** True once nothing is left to be carried out and lists show everything. */
  get settled(): boolean {
    const all = [...this.#stores.values()].flatMap((store) => [...store.values()]);
    const shownFrom = all.map(({ listedFrom = 0, renderedFrom = 0 }) => Math.max(listedFrom, renderedFrom));
    return this.#late.length === 0 && shownFrom.every((from) => from <= this.#now());
  }

  /** Handles the request and responds as the vendor documents it; a late create gets the response of a completed one. */
  handle(request: FaultRequest, tardiness: Tardiness = {}): Reply {
    const now = this.#now();
    for (const late of [...this.#late]) {
      if (late.at > now) continue;
      this.#late.splice(this.#late.indexOf(late), 1);
      this.#carryOut(late.request, late.at, {});
    }
    const { lateMs = 0 } = tardiness;
    if (request.method !== "POST" || lateMs === 0) return this.#carryOut(request, now, tardiness);
    this.#late.push({ request, at: now + lateMs });
    return jsonReply(created[this.vendor], {});
  }

  #carryOut(request: FaultRequest, at: number, { lagMs = 0 }: Tardiness): Reply {
    const [, found, id, render] = placeOf(request.path) ?? [];
    const kind = kinds.find((one) => one === found);
    if (!kind) return jsonReply(404, { message: "no such path" });
    const store = this.#store(kind);
    const show = (stored: Stored, ready = this.ready) => this.#show(kind, stored, ready, at);
    if (id === undefined && request.method === "POST") {
      const key = request.headers.get("idempotency-key") ?? undefined;
      const before = key === undefined ? undefined : this.#keyed.get(key);
      const stored = before ?? this.#buy(request, kind, at, at + lagMs);
      store.set(stored.id, stored);
      if (key !== undefined) this.#keyed.set(key, stored);
      return jsonReply(created[this.vendor], show(stored, false));
    }
    if (id === undefined) {
      const { query } = request;
      const name = query.get("search") ?? query.get("q") ?? query.get("nameSearchQuery");
      const listed = [...store.values()].filter(({ listedFrom = 0 }) => listedFrom <= at);
      const matching = listed.filter((stored) => name === null || stored.name.includes(name));
      const items = matching.map((stored) => show(stored));
      return jsonReply(200, this.#list(kind, items));
    }
    const stored = store.get(id);
    if (!stored) return jsonReply(404, { message: "not found" });
    if (request.method === "DELETE") store.delete(id);
    if (request.method === "PUT" && kind === "avatars")
      stored.name = readInput(request).name.normalize("NFC").trim();
    if (render) {
      this.made.push(id);
      stored.renderedFrom = at + lagMs;
      return jsonReply(200, show({ ...stored, renderedFrom: at }, false));
    }
    return jsonReply(200, show(stored));
  }

  #buy(request: FaultRequest, kind: string, at: number, listedFrom: number): Stored {
    const id = `${kind}-bought-${this.bought + 1}`;
    this.made.push(id);
    return { ...readInput(request), id, createdAt: new Date(at).toISOString(), listedFrom };
  }

  #store(kind: Kind): Map<string, Stored> {
    return this.#stores.get(kind) ?? new Map();
  }

  #show(kind: Kind, stored: Stored, ready: boolean, at: number): object {
    const { id, name, createdAt, extras, callbackUrl, byteSize, renderedFrom = Infinity } = stored;
    const created_at = createdAt;
    if (kind === "videos") {
      const status = renderedFrom > at ? "IDLE" : ready && renderedFrom < at ? "DONE" : "GENERATING_VIDEO";
      const updatedAt =
        renderedFrom > 0 && renderedFrom <= at ? new Date(renderedFrom).toISOString() : createdAt;
      return { id, name, status, createdAt, updatedAt, extras };
    }
    if (kind === "assets" && this.vendor === "argil")
      return { id, name, status: ready ? "READY" : "PROCESSING", createdAt };
    if (kind === "assets")
      return { id, modality: name, media_type: "image/png", byte_size: byteSize, created_at };
    if (kind === "voices" && this.vendor === "argil") return { id, name, status: "IDLE", createdAt };
    if (kind === "runs") return { id, status: ready ? "completed" : "queued", outputs: [], created_at };
    if (kind === "sessions") return { id, status: ready ? "running" : "queued", created_at };
    if (kind === "webhooks") return { id, callbackUrl, events: ["AVATAR_TRAINING_SUCCESS"], createdAt };
    if (kind === "voices") return { id, displayName: name, createdAt };
    if (kind === "groups") return { id, name, createdAt };
    if (kind === "documents")
      return { id, filename: name, status: ready ? "READY" : "PROCESSING", createdAt };
    if (this.vendor === "anam") {
      return { id, displayName: name, createdAt, videoUrl: ready ? `https://example.com/${id}.mp4` : null };
    }
    if (this.vendor === "protoface") {
      const status = ready ? "ready" : "processing";
      return {
        id,
        object: "avatar",
        name,
        status,
        runtime_type: "avtr1",
        is_demo: false,
        created_at: createdAt,
      };
    }
    return { id, name, status: ready ? "IDLE" : "TRAINING", createdAt, extras };
  }

  #list(kind: Kind, data: object[]): unknown {
    if (kind === "videos") return { videos: data, totalPages: 1 };
    if (this.vendor === "argil" || kind === "groups" || kind === "documents") return data;
    if (this.vendor === "protoface") return { object: "list", data, has_more: false, next_cursor: null };
    const total = data.length;
    return { data, meta: { total, lastPage: 1, currentPage: 1, perPage: 100, prev: null, next: null } };
  }
}

function readInput({ headers, body }: FaultRequest): Pick<Stored, "name"> & Partial<Stored> {
  const text = body.toString("utf8");
  if (headers.get("content-type") !== "application/json") {
    const field = /name="(?:displayName|name|modality)"\r\n\r\n(.*?)\r\n/.exec(text)?.[1];
    // Forms escape quotes this way (HTML standard, "escape a multipart/form-data name").
    const name = field ?? /filename="(.*?)"/.exec(text)?.[1]?.replaceAll("%22", '"') ?? "";
    const start = body.indexOf("\r\n\r\n", body.indexOf("filename=")) + 4;
    return { name, byteSize: body.lastIndexOf("\r\n--") - start };
  }
  const { name, displayName, extras, callbackUrl } = JSON.parse(text);
  return { name: name ?? displayName ?? "", extras, callbackUrl };
}
