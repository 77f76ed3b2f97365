import { type Build, failBuild, stateOf } from "./builds.ts";
import type { Shelf } from "./shelf.ts";

export type ItemKind = "avatar" | "video" | "run" | "session" | "asset" | "voice" | "document";

/** How to show an item that a vendor stores. */
export interface ItemView {
  readonly name: string;
  /** In the vendor's own wording, if it has one. */
  readonly status: string;
  readonly createdAt: number;
  /** When its build began, if that was not when it was created. */
  readonly beganAt?: number | undefined;
  /** The build; absent if the item was ready immediately, or if its build has not begun. */
  readonly build?: Build | undefined;
  /** The item exists but nothing is being built: a video that was never rendered. */
  readonly idle?: boolean;
  /** Keys of its files: the uploaded image, and the result once it is ready. */
  readonly picture?: string | undefined;
  readonly result?: string | undefined;
}

export interface Seen extends ItemView {
  readonly id: string;
  readonly kind: ItemKind;
  readonly state: "idle" | "building" | "ready" | "failed";
}

interface Tracked {
  readonly kind: ItemKind;
  find(id: string, now: number): Seen | undefined;
  all(now: number): Iterable<Seen>;
}

/** Everything that a vendor stores, for observers. */
export class Inventory {
  readonly #tracked: Tracked[] = [];

  /** Tracks a shelf; `view` returns undefined for the vendor's stock items. */
  track<Item extends { readonly id: string }>(
    kind: ItemKind,
    shelf: Shelf<Item>,
    view: (item: Item, now: number) => ItemView | undefined,
  ): void {
    const see = (item: Item, now: number): Seen | undefined => {
      const seen = view(item, now);
      return seen && { ...seen, id: item.id, kind, state: stateFor(seen, now) };
    };
    this.#tracked.push({
      kind,
      find(id, now) {
        const item = shelf.get(id);
        return item && see(item, now);
      },
      *all(now) {
        for (const item of shelf.newest()) {
          const seen = see(item, now);
          if (seen) yield seen;
        }
      },
    });
  }

  /** Up to `most` items of each kind, newest first. */
  *all(now: number, most: number): Iterable<Seen> {
    for (const { all } of this.#tracked) {
      let count = 0;
      for (const seen of all(now)) {
        if (count++ === most) break;
        yield seen;
      }
    }
  }

  /** Fails a build immediately; false if nothing with that id is being built. */
  fail(id: string, now: number): boolean {
    for (const { find } of this.#tracked) {
      const build = find(id, now)?.build;
      if (build) return failBuild(build, now);
    }
    return false;
  }
}

function stateFor({ build, idle }: ItemView, now: number): Seen["state"] {
  if (idle) return "idle";
  const state = build ? stateOf(build, now) : "ready";
  return state === "refused" ? "failed" : state;
}
