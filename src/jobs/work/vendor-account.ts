import type { CallOptions, CreateOptions } from "../../core/config/options.ts";
import { InvalidInputError, type VendorName } from "../../core/errors/index.ts";
import type { ImageInput } from "../../core/image/input.ts";
import { isObject, stringField } from "../../core/input/fields.ts";
import { tagIn, tagName } from "../../core/input/name-rules.ts";
import type { Clock } from "../../core/time/clock.ts";
import { createAvatarProvider } from "../../unified/create-provider.ts";
import type { AvatarProvider } from "../../unified/provider.ts";
import type { UnifiedAvatar } from "../../unified/types.ts";
import type { ItemRow } from "../ledger/rows.ts";
import type { Account } from "../options/options.ts";

/** The key in Argil's `extras` whose value is an item's tag. */
const extrasName = "avatar-clients:item";
const defaultTimeoutMs = 25_000;

/** An account at its vendor: how its items are made there, and recognised. */
export class VendorAccount {
  readonly name: string;
  readonly vendor: VendorName;
  readonly provider: AvatarProvider;
  readonly timeoutMs: number;
  readonly #tagged: boolean;

  constructor({ name, options }: Account, clock: Clock) {
    const {
      vendor,
      ratePerMinute,
      maxInFlight,
      creditLimit,
      creditsPerItem,
      tagNames = true,
      timeoutMs,
      ...client
    } = options;
    this.name = name;
    this.vendor = vendor;
    this.timeoutMs = timeoutMs ?? defaultTimeoutMs;
    this.#tagged = tagNames || vendor === "argil";
    this.provider = createAvatarProvider(vendor, { clock, ...client, timeoutMs: this.timeoutMs });
  }

  /** Only Anam lets a name be changed. */
  get renames(): boolean {
    return this.vendor === "anam" && this.#tagged;
  }

  /** Whether an avatar of ours may be without its tag. */
  get tagsMayBeGone(): boolean {
    return this.renames || !this.#tagged;
  }

  /** The name to send. */
  nameFor({ name, tag }: Pick<ItemRow, "name" | "tag">): string {
    return this.#tagged && this.vendor !== "argil" ? tagName(name, tag) : name;
  }

  /** Sends it, once. */
  create(
    { tag, options }: Pick<ItemRow, "tag" | "options">,
    name: string,
    image: ImageInput | string,
    own: Pick<CreateOptions, "onSending">,
  ): Promise<UnifiedAvatar> {
    const { provider } = this;
    // The ledger repeats it, because it counts attempts.
    const call = { ...own, maxRetries: 0 };
    const input = { name, image: image as ImageInput };
    if (provider.vendor === "argil") {
      const argil = provider as AvatarProvider<"argil">;
      const extras = isObject(options?.extras) ? options.extras : {};
      const native = { ...options, extras: { ...extras, [extrasName]: tag } as Record<string, string> };
      return argil.create(input, { ...call, native });
    }
    // One type for both: each vendor's own checks reject options of the other.
    const other = provider as AvatarProvider<"anam">;
    return other.create(input, { ...call, ...(options && { native: options }) });
  }

  /** The tag of an avatar, if it has one. */
  tagOf(avatar: UnifiedAvatar): string | undefined {
    if (this.vendor !== "argil") return tagIn(avatar.name);
    return isObject(avatar.native) && "extras" in avatar.native
      ? stringField(avatar.native.extras, extrasName)
      : undefined;
  }

  /** The account's own avatars, a page at a time, newest first if the vendor sorts them so. */
  pages(options: CallOptions): AsyncIterable<{ readonly items: readonly UnifiedAvatar[] }> {
    const list = this.vendor === "argil" ? { own: true } : { own: true, pageSize: 100 };
    return this.provider.list(list, options).pages();
  }

  /** Ids of own avatars of that name; none at Argil, where a name proves nothing. */
  async findCreated(name: string, since: Date, options: CallOptions): Promise<string[]> {
    const { client } = this.provider;
    if (client.vendor === "argil") return [];
    const avatars = await client.avatars.findCreated({ name, since }, options);
    return avatars.map(({ id }) => id);
  }

  /** Removes the tag from an avatar's name. */
  async rename(id: string, name: string, options: CallOptions): Promise<void> {
    const { client } = this.provider;
    if (client.vendor !== "anam") throw new InvalidInputError(this.vendor, ["avatars cannot be renamed"]);
    await client.avatars.update(id, { displayName: name }, options);
  }
}
