import type { VendorName } from "../core/errors/index.ts";
import type { ImageInput } from "../core/image/input.ts";

/**
 * Where an item is:
 *
 * - `planned`: nothing has been sent;
 * - `intended`: one attempt may be sending it now;
 * - `created`: the vendor has made it, and is building;
 * - `ready`, `failed`: it was bought, and can be used or not;
 * - `refused`: by our checks, by the vendor or by a person: nothing was bought;
 * - `unknown`: sent, and the answer was lost; it is being looked for;
 * - `unresolved`: not found by the horizon: a person must say what became of it ({@link Jobs.settle}).
 */
export type ItemState =
  | "planned"
  | "intended"
  | "created"
  | "ready"
  | "failed"
  | "refused"
  | "unknown"
  | "unresolved";

export const itemStates: readonly ItemState[] = [
  "planned",
  "intended",
  "created",
  "ready",
  "failed",
  "refused",
  "unknown",
  "unresolved",
];

/** One avatar to make. */
export interface BatchItem {
  /** Who it is, in your own words: one avatar is made for a key in an account, however often it is added. */
  key: string;
  /** As the avatar shall be called; others may be called the same. */
  name: string;
  /** A path, an https URL, or whatever your `resolveImage` understands. */
  image: string;
  /** The vendor's own options, such as `{ avatarModel }`, `{ runtime_type }` or `{ voiceId }`. */
  options?: Readonly<Record<string, unknown>> | undefined;
}

/** What became of one item so far. */
export interface ItemResult {
  readonly key: string;
  /** Null once erased. */
  readonly name: string | null;
  readonly account: string;
  readonly vendor: VendorName;
  readonly state: ItemState;
  /** The vendor's id of the avatar, once there is one. */
  readonly id: string | null;
  /** Why it was refused or failed, or what is in doubt. */
  readonly reason: string | null;
  /** Avatars that may be this item's, or that were made for it beside `id`. */
  readonly candidates: readonly string[];
}

/** An account as the ledger has it. */
export interface AccountStatus {
  readonly account: string;
  readonly vendor: VendorName;
  /** Why nothing is created: `pause`, the vendor's word, the credit limit, or a recheck; null while it goes on. */
  readonly paused: string | null;
  readonly inFlight: number;
  readonly maxInFlight: number | null;
  readonly ratePerMinute: number | null;
  /** Spent, and reserved by items that are on their way or in doubt. */
  readonly credits: number;
  readonly creditLimit: number | null;
}

/** How far the items of a batch, or all, have come. */
export interface Progress {
  readonly total: number;
  /** By state; they add up to `total`. */
  readonly states: Readonly<Record<ItemState, number>>;
  readonly credits: number;
  /** When the last item will be done, at the speed of the last ten minutes; null where nothing tells. */
  readonly finishesAt: Date | null;
}

/** Makes the picture of a reference: bytes, or an https URL that the vendor is to fetch. */
export type ResolveImage = (image: string, item: { readonly key: string }) => Promise<ImageInput | string>;
