import { AvatarClientError, nameErrors, type VendorName } from "./base.ts";

/**
 * The call was ended by an abort, or by a callback that threw, after something was created. It exists at the vendor, so
 * keep its id. `cause` is the signal's reason or the callback's error.
 */
export class AbortedError<Item = unknown, Result = unknown> extends AvatarClientError {
  declare readonly code: "aborted";
  declare readonly vendor: VendorName;
  declare readonly id?: string | undefined;
  /** The created item; absent after `createMany`. */
  declare readonly item?: Item;
  /** After `createMany`: the result of each input, in the order given. */
  declare readonly results?: readonly Result[];

  /** @internal Clients construct errors. */
  constructor(
    vendor: VendorName,
    made: { id: string; item: Item } | { results: readonly Result[] },
    cause: unknown,
  ) {
    const what = "id" in made ? `${made.id} was created` : "creates were sent: see results";
    super(vendor, `ended after ${what}`, { cause });
    Object.assign(this, made);
  }
}
nameErrors(AbortedError, "AbortedError", "aborted");
