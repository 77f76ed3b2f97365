import { type Build, failBuild, stateOf } from "./builds.ts";
import type { Shelf } from "./shelf.ts";

export type ItemKind = "avatar" | "video" | "run" | "session" | "asset" | "voice" | "document";

/** What there is to see of a thing that a vendor keeps. */
export interface ItemView {
  readonly name: string;
  /** In the vendor's own word, where it has one. */
  readonly status: string;
  readonly createdAt: number;
  /** When its build began, if that was not when it was made. */
  readonly beganAt?: number | undefined;
  /** What takes time; absent if it was ready at once, or has not begun. */
  readonly build?: Build | undefined;
  /** It exists and nothing is being made of it: a video that was never rendered. */
  readonly idle?: boolean;
  /** Keys of its files: the picture that was uploaded, and the result once it is ready. */
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

/** All that a vendor keeps, for those who watch. */
export class Inventory {
  readonly #tracked: Tracked[] = [];

  /** Has a shelf watched; `view` gives undefined for what is the vendor's own. */
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

  /** Up to `most` things of each kind, newest first. */
  *all(now: number, most: number): Iterable<Seen> {
    for (const { all } of this.#tracked) {
      let count = 0;
      for (const seen of all(now)) {
        if (count++ === most) break;
        yield seen;
      }
    }
  }

  /** Ends a build badly and at once; false if nothing with that id is being built. */
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
