/** A vendor's items, in order of creation. Ids stay known after a removal, so that a cursor keeps its place. */
export class Shelf<Item extends { readonly id: string }> {
  readonly #items = new Map<string, Item>();
  readonly #removed = new Set<string>();

  add(item: Item): Item {
    this.#items.set(item.id, item);
    return item;
  }

  /** The item, unless it was removed. */
  get(id: string): Item | undefined {
    return this.#removed.has(id) ? undefined : this.#items.get(id);
  }

  /** The item, removed or not. */
  find(id: string): Item | undefined {
    return this.#items.get(id);
  }

  /** Hides the item; `find` and cursors still know it. */
  hide(id: string): void {
    this.#removed.add(id);
  }

  /** Forgets the item. */
  erase(id: string): void {
    this.#items.delete(id);
    this.#removed.delete(id);
  }

  /** The items, newest first; after the item with the given id, if any, which must be known. */
  newest(after?: string): Item[] {
    const all = [...this.#items.values()].reverse();
    const start = after === undefined ? 0 : all.findIndex(({ id }) => id === after) + 1;
    return all.slice(start).filter(({ id }) => !this.#removed.has(id));
  }
}
