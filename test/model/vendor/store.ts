import type { VendorName } from "../../../src/index.ts";
import type { Schedule, VendorTraits } from "../plan/schedule.ts";
import type { VirtualTime } from "../world/time.ts";
import type { Asked, Avatar } from "./records.ts";
import { keyEntry, showAvatar, showVideo } from "./words.ts";

/** The vendor's avatars. */
export class AvatarStore {
  readonly avatars: Avatar[] = [];
  readonly #vendor: VendorName;
  readonly #resource: Schedule["resource"];
  readonly #traits: VendorTraits;
  readonly #time: VirtualTime;

  constructor({ vendor, resource, traits }: Schedule, time: VirtualTime) {
    this.#vendor = vendor;
    this.#resource = resource;
    this.#traits = traits;
    this.#time = time;
    const old = { mark: undefined, post: undefined, listedAt: 0, readyAt: 0, fails: false };
    const ages = [
      { name: "Stock", ageMs: 9e9, stock: true },
      ...traits.old.map((each) => ({ ...each, stock: false })),
    ];
    for (const each of ages) {
      const key = "key" in each ? each.key : undefined;
      const createdAt = new Date(time.truth - each.ageMs).toISOString();
      const { stock } = each;
      this.avatars.push({
        id: `old-${this.avatars.length}`,
        name: this.#keep(each.name),
        key,
        createdAt,
        stock,
        ...old,
      });
    }
  }

  make({ name, key, mark }: Asked, post: number, fails: boolean): Avatar {
    const now = this.#time.truth;
    const iso = new Date(now).toISOString();
    const avatar: Avatar = {
      id: `made-${post}`,
      name: this.#keep(name),
      key,
      createdAt: this.#traits.wholeSeconds ? iso.replace(/\.\d+Z$/, "Z") : iso,
      mark,
      post,
      stock: false,
      listedAt: now + this.#traits.lagMs,
      readyAt: now + this.#traits.buildMs,
      fails,
    };
    this.avatars.push(avatar);
    return avatar;
  }

  show(avatar: Avatar): object {
    if (this.#resource === "videos") return showVideo(avatar, this.#time.truth, this.#traits.buildMs);
    const over = this.#time.truth >= avatar.readyAt;
    return showAvatar(this.#vendor, avatar, over ? (avatar.fails ? "failed" : "ready") : "building");
  }

  /** The response to a list call, by the vendor's own parameters. */
  list(query: URLSearchParams): unknown {
    const now = this.#time.truth;
    const vendor = this.#vendor;
    const own =
      query.get("onlyOneShot") === "true" ||
      query.get("scope") === "org" ||
      query.get("visibility") === "private";
    const sought = (query.get("search") ?? query.get("q") ?? query.get("nameSearchQuery"))?.toLowerCase();
    const filter = query.get("extrasFilter");
    const key = filter === null ? undefined : JSON.parse(filter)[keyEntry];
    const fitting = this.avatars.filter(
      (each) =>
        each.listedAt <= now &&
        !(own && each.stock) &&
        (sought === undefined || each.name.toLowerCase().includes(sought)) &&
        (key === undefined || each.key === key),
    );
    if (this.#traits.newestFirst) fitting.reverse();
    if (this.#resource === "videos") return this.#videoPage(fitting, query);
    if (vendor === "argil") return fitting.map((avatar) => this.show(avatar));
    const asked = Number(query.get(vendor === "anam" ? "perPage" : "limit") ?? 20);
    const size = Math.min(asked, this.#traits.pageCap);
    return vendor === "anam"
      ? this.#anamPage(fitting, query, size)
      : this.#protofacePage(fitting, query, size);
  }

  #videoPage(fitting: Avatar[], query: URLSearchParams): object {
    const size = Math.min(Number(query.get("limit") ?? 10), this.#traits.pageCap);
    const start = (Number(query.get("page") ?? 1) - 1) * size;
    const videos = fitting.slice(start, start + size).map((video) => this.show(video));
    return { videos, totalPages: Math.max(1, Math.ceil(fitting.length / size)) };
  }

  #anamPage(fitting: Avatar[], query: URLSearchParams, perPage: number): object {
    const currentPage = Number(query.get("page") ?? 1);
    const lastPage = Math.max(1, Math.ceil(fitting.length / perPage));
    const data = fitting
      .slice((currentPage - 1) * perPage, currentPage * perPage)
      .map((avatar) => this.show(avatar));
    const next = currentPage < lastPage ? currentPage + 1 : null;
    const prev = currentPage > 1 ? currentPage - 1 : null;
    return { data, meta: { total: fitting.length, lastPage, currentPage, perPage, prev, next } };
  }

  #protofacePage(fitting: Avatar[], query: URLSearchParams, limit: number): object {
    const after = query.get("starting_after");
    const start = after === null ? 0 : fitting.findIndex(({ id }) => id === after) + 1;
    const items = fitting.slice(start, start + limit);
    const has_more = start + limit < fitting.length;
    const next_cursor = has_more ? items.at(-1)?.id : null;
    return { object: "list", data: items.map((avatar) => this.show(avatar)), has_more, next_cursor };
  }

  #keep(name: string): string {
    const { nfc, trimmed, lines } = this.#traits.names;
    let kept = nfc ? name.normalize("NFC") : name;
    if (trimmed) kept = kept.trim();
    if (lines !== "kept") kept = kept.replace(/\r\n|\r|\n/g, lines === "lf" ? "\n" : "\r\n");
    return kept;
  }
}
