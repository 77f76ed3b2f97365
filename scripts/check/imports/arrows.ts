/** That something of one part imports something of another. */
export interface Arrow<Name extends string> {
  readonly from: Name;
  readonly to: Name;
  /** Erased when compiled, all of it. */
  readonly typeOnly: boolean;
}

/** Arrows between parts, one for each pair. */
export class Arrows<Name extends string> {
  readonly #arrows = new Map<string, Arrow<Name>>();

  /** Counts an import; one within a part is no arrow. */
  add(from: Name | undefined, to: Name | undefined, typeOnly: boolean): void {
    if (from === undefined || to === undefined || from === to) return;
    const key = `${from} ${to}`;
    const before = this.#arrows.get(key)?.typeOnly ?? true;
    this.#arrows.set(key, { from, to, typeOnly: before && typeOnly });
  }

  touch(name: Name): boolean {
    return [...this.#arrows.values()].some(({ from, to }) => from === name || to === name);
  }

  /** Those between the given parts, in their order. */
  sorted(names: readonly Name[]): Arrow<Name>[] {
    const place = ({ from, to }: Arrow<Name>) => names.indexOf(from) * names.length + names.indexOf(to);
    return [...this.#arrows.values()]
      .filter(({ from, to }) => names.includes(from) && names.includes(to))
      .sort((a, b) => place(a) - place(b));
  }

  /** The same without those that a chain of others implies; a chain with types alone implies no more than types. */
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
