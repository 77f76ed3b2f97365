import type { CallEvent, PostBehaviour, Schedule } from "../plan/schedule.ts";
import type { Journal } from "../world/journal.ts";
import type { VirtualTime } from "../world/time.ts";
import type { Exchange } from "./exchange.ts";

/** What a create asks for, and whose it is: given by a mark in the image or, for a video, by the header. */
export interface Asked {
  readonly name: string;
  readonly key: string | undefined;
  readonly mark: { readonly call: number; readonly input: number } | undefined;
}

/** An avatar as the vendor stores it. */
export interface Avatar {
  readonly id: string;
  /** As stored. */
  readonly name: string;
  readonly key: string | undefined;
  readonly createdAt: string;
  readonly mark: Asked["mark"];
  /** The number of the POST that created it; undefined for what existed before. */
  readonly post: number | undefined;
  readonly stock: boolean;
  /** In the vendor's time. */
  readonly listedAt: number;
  readonly readyAt: number;
  readonly fails: boolean;
  /** For a video, when its render started, in the vendor's time. */
  renderedAt?: number;
}

/** A render whose request the vendor has read. */
export interface RenderRecord {
  readonly order: number;
  readonly call: number | undefined;
  readonly send: number | undefined;
  readonly id: string;
  /** Whether it was carried out. */
  readonly acts: boolean;
}

/** A POST whose headers the vendor has read: from then on it may have acted. */
export interface PostRecord {
  readonly number: number;
  readonly order: number;
  readonly at: number;
  /** Whose call it is, and which of the harness's fetches carried it, from headers. Undefined if they were missing. */
  readonly call: number | undefined;
  readonly send: number | undefined;
  readonly protocol: string;
  readonly behaviour: PostBehaviour;
  /** Undefined if the body was not read. */
  asked?: Asked;
  /** What is wrong with the body. */
  malformed?: string;
  /** When the complete response had been sent. */
  answered?: { readonly order: number; readonly at: number };
}

/** What a response needs from the vendor. */
export interface AnsweringVendor {
  readonly schedule: Schedule;
  readonly time: VirtualTime;
  readonly journal: Journal;
  readonly store: {
    readonly avatars: readonly Avatar[];
    show(avatar: Avatar): object;
    list(query: URLSearchParams): unknown;
  };
  echo(exchange: Exchange): string;
  headers(type: string): Record<string, string>;
  make(post: PostRecord, asked: Asked): Avatar;
  emit(post: PostRecord, event: CallEvent): void;
}
