import { AvatarClientError, nameErrors, type VendorName } from "./base.ts";

/**
 * The call was ended, by an abort or by a callback that threw, after something had been made. It exists at the vendor:
 * keep its id. `cause` is the signal's reason or the callback's error.
 */
export class AbortedError<Item = unknown, Result = unknown> extends AvatarClientError {
  declare readonly code: "aborted";
  declare readonly vendor: VendorName;
  declare readonly id?: string | undefined;
  /** What was made; absent after `createMany`. */
  declare readonly item?: Item;
  /** Of `createMany`: the result for each input, in the order given. */
  declare readonly results?: readonly Result[];

  /** @internal Errors are made by the clients. */
  constructor(
    vendor: VendorName,
    made: { id: string; item: Item } | { results: readonly Result[] },
    cause: unknown,
  ) {
    const what = "id" in made ? `${made.id} had been made` : "creates had been sent: see results";
    super(vendor, `ended after ${what}`, { cause });
    Object.assign(this, made);
  }
}
nameErrors(AbortedError, "AbortedError", "aborted");
