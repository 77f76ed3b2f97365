/** Something in one part imports something in another. */
export interface Arrow<Name extends string> {
  readonly from: Name;
  readonly to: Name;
  /** Every import behind it is erased when compiled. */
  readonly typeOnly: boolean;
}

/** Arrows between parts, at most one per pair. */
export class Arrows<Name extends string> {
  readonly #arrows = new Map<string, Arrow<Name>>();

  /** Records an import; an import within a part is not an arrow. */
  add(from: Name | undefined, to: Name | undefined, typeOnly: boolean): void {
    if (from === undefined || to === undefined || from === to) return;
    const key = `${from} ${to}`;
    const before = this.#arrows.get(key)?.typeOnly ?? true;
    this.#arrows.set(key, { from, to, typeOnly: before && typeOnly });
  }

  touch(name: Name): boolean {
    return [...this.#arrows.values()].some(({ from, to }) => from === name || to === name);
  }

  /** The arrows between the given parts, in the order of those parts. */
  sorted(names: readonly Name[]): Arrow<Name>[] {
    const place = ({ from, to }: Arrow<Name>) => names.indexOf(from) * names.length + names.indexOf(to);
    return [...this.#arrows.values()]
      .filter(({ from, to }) => names.includes(from) && names.includes(to))
      .sort((a, b) => place(a) - place(b));
  }

  /**
   * The same without arrows that a chain of others implies. A chain that includes a type-only arrow implies a type-only
   * arrow.
   */
  reduced(names: readonly Name[]): Arrow<Name>[] {
    const arrows = this.sorted(names);
    return arrows.filter((arrow) => !isImplied(arrow, arrows));
  }
}

function isImplied<Name extends string>(arrow: Arrow<Name>, all: readonly Arrow<Name>[]): boolean {
  const steps = all.filter((each) => each !== arrow && (arrow.typeOnly || !each.typeOnly));
  const reached = new Set<Name>([arrow.from]);
  for (const name of reached) for (const { from, to } of steps) if (from === name) reached.add(to);
  return reached.has(arrow.to);
}
