import type { VendorName } from "../../src/index.ts";
import { type FaultRequest, jsonReply, type Reply } from "./fault-server-http.ts";

interface Stored {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly extras?: Readonly<Record<string, string>>;
  /** Of a webhook. */
  readonly callbackUrl?: string;
}

/** Things that are there from the start. */
export const known = { avatar: "avatar-known", webhook: "webhook-known" };

const created: Record<VendorName, number> = { anam: 200, protoface: 202, argil: 201 };

/** A vendor's state: what it has, and how often something was bought. */
export class VendorModel {
  readonly vendor: VendorName;
  /** Creates that were carried out. */
  bought = 0;
  /** Whether avatars that are read have finished building. */
  ready = true;
  readonly #now: () => number;
  readonly #avatars = new Map<string, Stored>();
  readonly #webhooks = new Map<string, Stored>();

  constructor(vendor: VendorName, now: () => number) {
    this.vendor = vendor;
    this.#now = now;
    const createdAt = "2025-06-01T00:00:00.000Z";
    this.#avatars.set(known.avatar, { id: known.avatar, name: "Grace", createdAt });
    const callbackUrl = "https://example.com/known";
    this.#webhooks.set(known.webhook, { id: known.webhook, name: "", createdAt, callbackUrl });
  }

  /** Does what is asked and answers as the vendor documents it. */
  handle(request: FaultRequest): Reply {
    const [, kind, id] = /\/(avatars|webhooks)(?:\/([^/]+))?$/.exec(request.path) ?? [];
    const store = kind === "webhooks" ? this.#webhooks : this.#avatars;
    const show = (stored: Stored, ready = this.ready) =>
      kind === "webhooks" ? showWebhook(stored) : this.#show(stored, ready);
    if (!kind) return jsonReply(404, { message: "no such path" });
    if (id === undefined && request.method === "POST") {
      const stored = this.#buy(request, kind);
      store.set(stored.id, stored);
      return jsonReply(created[this.vendor], show(stored, false));
    }
    if (id === undefined) {
      const name = request.query.get("search") ?? request.query.get("q");
      const found = [...store.values()].filter((stored) => name === null || stored.name.includes(name));
      return jsonReply(200, this.#list(found.map((stored) => show(stored))));
    }
    const stored = store.get(id);
    if (!stored) return jsonReply(404, { message: "not found" });
    if (request.method === "DELETE") store.delete(id);
    return jsonReply(200, show(stored));
  }

  #buy(request: FaultRequest, kind: string): Stored {
    this.bought += 1;
    return {
      ...readInput(request),
      id: `${kind}-bought-${this.bought}`,
      createdAt: new Date(this.#now()).toISOString(),
    };
  }

  #show({ id, name, createdAt, extras }: Stored, ready: boolean): object {
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

  #list(data: object[]): unknown {
    if (this.vendor === "argil") return data;
    if (this.vendor === "protoface") return { object: "list", data, has_more: false, next_cursor: null };
    const total = data.length;
    return { data, meta: { total, lastPage: 1, currentPage: 1, perPage: 100, prev: null, next: null } };
  }
}

function showWebhook({ id, callbackUrl, createdAt }: Stored): object {
  return { id, callbackUrl, events: ["AVATAR_TRAINING_SUCCESS"], createdAt };
}

function readInput({ headers, body }: FaultRequest): Pick<Stored, "name"> & Partial<Stored> {
  const text = body.toString("utf8");
  if (headers.get("content-type") !== "application/json") {
    return { name: /name="(?:displayName|name)"\r\n\r\n(.*?)\r\n/.exec(text)?.[1] ?? "" };
  }
  const { name, displayName, extras, callbackUrl } = JSON.parse(text);
  return { name: name ?? displayName ?? "", extras, callbackUrl };
}
