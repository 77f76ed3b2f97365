import type { JsonObject } from "../common/pipeline/json.ts";
import type { Vendor } from "../common/project.ts";

export const kinds = [
  "rename-field",
  "drop-field",
  "change-type",
  "change-enum-value",
  "remove-enum-value",
  "add-enum-value",
  "add-required",
  "remove-required",
  "rename-path",
  "rename-path-parameter",
  "rename-query-parameter",
  "drop-query-parameter",
  "change-status",
  "drop-status",
  "change-media-type",
] as const;

export type MutationKind = (typeof kinds)[number];

/** One change that a vendor might make to what our wrappers send or receive. */
export interface Mutation {
  readonly kind: MutationKind;
  /** Where and what, such as `response Avatar.videoUrl -> videoUrlNew`. */
  readonly target: string;
  /** Why it breaks nobody; undefined for a breaking change. */
  readonly additive?: string | undefined;
  /**
   * True for a change that only makes the documentation of failures less specific and affects nothing that a wrapper does.
   */
  readonly failuresOnly?: boolean;
  /** Changes a document in place, including its own examples, which a vendor would adapt. */
  apply(document: JsonObject): void;
}

/** A mutation of one vendor's document. */
export interface VendorMutation extends Mutation {
  readonly vendor: Vendor;
}
