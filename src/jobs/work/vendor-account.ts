import type { CallOptions, CreateOptions } from "../../core/config/options.ts";
import { InvalidInputError, type VendorName } from "../../core/errors/index.ts";
import type { ImageInput } from "../../core/image/input.ts";
import { isObject, stringField } from "../../core/input/fields.ts";
import { tagIn, tagName } from "../../core/input/name-rules.ts";
import type { Clock } from "../../core/time/clock.ts";
import { createAvatarProvider } from "../../unified/create-provider.ts";
import type { AvatarProvider } from "../../unified/provider.ts";
import type { UnifiedAvatar } from "../../unified/types.ts";
import type { ItemRow } from "../ledger/ledger.ts";
import type { Account } from "../options.ts";
import { isKeyError } from "./outcome.ts";

/** The entry of Argil's `extras` that holds an item's tag. */
const extrasName = "avatar-clients:item";
const defaultTimeoutMs = 25_000;

/** Searches that fail one after the other: then it is the vendor, not the item. */
const failuresInARow = 3;

/** What a search for an item has found, `sure` where nothing else can be meant; or why it has failed, which tells nothing. */
export type Sought =
  | { readonly ids: readonly string[]; readonly sure: boolean }
  | { readonly error: unknown };

/** An account at its vendor: how items are made there, and known again. */
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

  /** Whether an avatar of ours may carry no tag. */
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
    // Tried again by the ledger, which counts attempts.
    const call = { ...own, maxRetries: 0 };
    const input = { name, image: image as ImageInput };
    if (provider.vendor === "argil") {
      const argil = provider as AvatarProvider<"argil">;
      const extras = isObject(options?.extras) ? options.extras : {};
      const native = { ...options, extras: { ...extras, [extrasName]: tag } as Record<string, string> };
      return argil.create(input, { ...call, native });
    }
    // The options of the one vendor that the account is of; those of another are refused by it.
    const other = provider as AvatarProvider<"anam">;
    return other.create(input, { ...call, ...(options && { native: options }) });
  }

  /** What the tag of an avatar is; undefined where it has none. */
  tagOf(avatar: UnifiedAvatar): string | undefined {
    if (this.vendor !== "argil") return tagIn(avatar.name);
    return isObject(avatar.native) && "extras" in avatar.native
      ? stringField(avatar.native.extras, extrasName)
      : undefined;
  }

  /** Own avatars of the account, a page at a time, newest first where the vendor says so. */
  pages(options: CallOptions): AsyncIterable<{ readonly items: readonly UnifiedAvatar[] }> {
    const list = this.vendor === "argil" ? { own: true } : { own: true, pageSize: 100 };
    return this.provider.list(list, options).pages();
  }

  /**
   * Looks for what lost creates of these items have made, in one reading of the list where that cannot be searched. After a
   * few failures in a row it leaves out the rest.
   *
   * @throws the vendor's word that the key is not taken.
   */
  async seek(items: readonly ItemRow[], options: CallOptions): Promise<Map<string, Sought>> {
    if (this.vendor === "argil") return this.#seekInList(items, options);
    const found = new Map<string, Sought>();
    let failures = 0;
    for (const item of items) {
      const name = item.sent_name ?? this.nameFor(item);
      const sure = tagIn(name) === item.tag;
      // A tag is nobody else's, whatever any clock says.
      const since = new Date(sure ? 0 : (item.intended_ms ?? 0));
      try {
        const avatars = await this.#findCreated({ name, since }, options);
        found.set(item.id, { ids: avatars.map(({ id }) => id), sure });
        failures = 0;
      } catch (error) {
        if (isKeyError(error)) throw error;
        found.set(item.id, { error });
        if (++failures === failuresInARow) break;
      }
    }
    return found;
  }

  async #seekInList(items: readonly ItemRow[], options: CallOptions): Promise<Map<string, Sought>> {
    const ids = new Map<string, string[]>(items.map(({ tag }) => [tag, []]));
    try {
      for await (const page of this.pages(options))
        for (const avatar of page.items) ids.get(this.tagOf(avatar) ?? "")?.push(avatar.id);
    } catch (error) {
      if (isKeyError(error)) throw error;
      return new Map(items.map(({ id }) => [id, { error }]));
    }
    return new Map(items.map(({ id, tag }) => [id, { ids: ids.get(tag) ?? [], sure: true }]));
  }

  /** Gives an avatar the name without its tag. */
  async rename(id: string, name: string, options: CallOptions): Promise<void> {
    const { client } = this.provider;
    if (client.vendor !== "anam")
      throw new InvalidInputError(this.vendor, ["avatars cannot be renamed there"]);
    await client.avatars.update(id, { displayName: name }, options);
  }

  async #findCreated(search: { name: string; since: Date }, options: CallOptions): Promise<{ id: string }[]> {
    const { client } = this.provider;
    return client.vendor === "argil" ? [] : client.avatars.findCreated(search, options);
  }
}
