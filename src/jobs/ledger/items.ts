import type { VendorName } from "../../core/errors/index.ts";

/**
 * The state of an item:
 *
 * - `planned`: nothing has been sent;
 * - `intended`: one attempt may be sending it now;
 * - `created`: the vendor has accepted it and is building;
 * - `ready`, `failed`: it was bought, and is usable or not;
 * - `refused`: by our checks, by the vendor or by a person; nothing was bought;
 * - `unknown`: it was sent and the response was lost; workers search for it;
 * - `unresolved`: not found by the horizon; a person must say what became of it ({@link Jobs.settle}).
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

/** States that can still change without a person. */
export const openStates: readonly ItemState[] = ["planned", "intended", "created", "unknown"];

/** One avatar to create. */
export interface BatchItem {
  /** Your own id of the person: an account creates one avatar per key, however often the key is added. */
  key: string;
  /** The name of the avatar; several may share it. */
  name: string;
  /** A path, an https URL, or anything that your `resolveImage` understands. */
  image: string;
  /** The vendor's own options, such as `{ avatarModel }`, `{ runtime_type }` or `{ voiceId }`. */
  options?: Readonly<Record<string, unknown>> | undefined;
}

/** The state of one item. */
export interface ItemResult {
  readonly key: string;
  /** Null once erased. */
  readonly name: string | null;
  readonly account: string;
  readonly vendor: VendorName;
  readonly state: ItemState;
  /** The vendor's id of the avatar, once it is known. */
  readonly id: string | null;
  /** Why it was refused or failed, or what is in doubt. */
  readonly reason: string | null;
  /** Avatars that may belong to this item, or that were created for it in addition to `id`. */
  readonly candidates: readonly string[];
}

/** How many rows were added and skipped. */
export interface Added {
  added: number;
  /** Rows whose key was there already, with the same input. */
  skipped: number;
}

/** The state of an account. */
export interface AccountStatus {
  readonly account: string;
  readonly vendor: VendorName;
  /** Why nothing is created: `pause`, the vendor's response, the credit limit or a recheck; null if creates go on. */
  readonly paused: string | null;
  readonly inFlight: number;
  readonly maxInFlight: number | null;
  readonly ratePerMinute: number | null;
  /** Spent, or reserved by items in flight or in doubt. */
  readonly credits: number;
  readonly creditLimit: number | null;
}

/** The progress of a batch, or of all items. */
export interface Progress {
  readonly total: number;
  /** By state; the counts add up to `total`. */
  readonly states: Readonly<Record<ItemState, number>>;
  readonly credits: number;
  /** When the last item will be done at the speed of the last ten minutes; null if unknown. */
  readonly finishesAt: Date | null;
}

/** Figures of an account to monitor and to alert on. */
export interface AccountMetrics {
  readonly account: string;
  readonly states: Readonly<Record<ItemState, number>>;
  /** Age of the oldest batch that has planned items, in seconds; 0 if there is none. */
  readonly queueAgeSeconds: number;
  /** Null without a limit. */
  readonly creditsLeft: number | null;
  readonly credits: number;
  readonly inFlight: number;
  readonly paused: boolean;
}

/** A count for each state, 0 unless given. */
export function countByState(counts: Partial<Record<ItemState, number>>): Record<ItemState, number> {
  return Object.fromEntries(itemStates.map((state) => [state, counts[state] ?? 0])) as Record<
    ItemState,
    number
  >;
}
