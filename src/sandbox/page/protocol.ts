/** The messages between the page's server and its script. Times are milliseconds since the epoch, by the sandbox's clock. */
import type { VendorName } from "../../core/errors/base.ts";
import type { SandboxFault } from "../faults.ts";
import type { ItemKind } from "../state/inventory.ts";

/** An avatar or a job. */
export interface PageItem {
  readonly vendor: VendorName;
  readonly kind: ItemKind;
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly state: "idle" | "building" | "ready" | "failed";
  readonly createdAt: number;
  /** Present while it is being built. */
  readonly beganAt?: number | undefined;
  readonly endsAt?: number | undefined;
  /** URLs on the page's own server. */
  readonly picture?: string | undefined;
  readonly result?: string | undefined;
}

/** A log entry. */
export interface PageRequest {
  /** Increases with each request. */
  readonly id: number;
  readonly vendor: VendorName;
  readonly at: number;
  readonly method: string;
  readonly path: string;
  /** 0 for a connection that was dropped. */
  readonly status: number;
  readonly note?: string | undefined;
  /** How often the request, or its answer, violates the document. */
  readonly violations: number;
  /** The URL of the image in the request. */
  readonly picture?: string | undefined;
  /** An event that the sandbox sent. */
  readonly delivery: boolean;
}

/** A part of a form. */
export interface PagePart {
  readonly name: string;
  readonly text?: string | undefined;
  readonly file?: { readonly name: string; readonly type: string; readonly bytes: number } | undefined;
}

/** Everything known about a request. */
export interface PageDetail {
  readonly id: number;
  readonly broken: readonly { readonly path: string; readonly message: string }[];
  /** How the answer violates the document: a defect of the sandbox. */
  readonly defects: readonly string[];
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly parts: readonly PagePart[];
  readonly body?: string | undefined;
  readonly answerHeaders: readonly (readonly [name: string, value: string])[];
  readonly answerBody?: string | undefined;
  /** Bodies are kept for the newest requests only. */
  readonly dropped: boolean;
}

/** A pending fault. */
export interface PageRehearsal {
  readonly id: number;
  readonly fault: SandboxFault;
  readonly vendor?: VendorName | undefined;
  readonly on: "create" | "any";
  readonly seconds: number;
}

/** An update; a `whole` one replaces everything known before. */
export interface PageChange {
  readonly whole: boolean;
  readonly now: number;
  readonly vendors: readonly VendorName[];
  readonly items: readonly PageItem[];
  /** Keys of removed items, as {@link itemKey} formats them. */
  readonly removed: readonly string[];
  /** Oldest first. */
  readonly requests: readonly PageRequest[];
  readonly rehearsals: readonly PageRehearsal[];
}

export function itemKey({ vendor, kind, id }: Pick<PageItem, "vendor" | "kind" | "id">): string {
  return `${vendor} ${kind} ${id}`;
}

/** The result of a create. */
export type PageCreated = { readonly id: string; readonly status: string } | { readonly error: string };
