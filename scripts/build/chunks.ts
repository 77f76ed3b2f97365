/** What a module imports: with it, and by `import()`. */
export type Links = (id: string) => { readonly atOnce: readonly string[]; readonly onUse: readonly string[] };

type Named = Readonly<Record<string, string>>;

/** The entries by the names of their files, as ids of modules. */
export interface Roots {
  /** Of which a program has one or two. */
  readonly vendors: Named;
  /** Which may be loaded with one vendor and without the others. */
  readonly beside: Named;
  /** Which load all vendors anyway. */
  readonly above: Named;
  readonly command: string;
  /** Names of those that run in browsers too: what they load shares no file with what needs Node. */
  readonly anywhere: readonly string[];
}

/** Files by name, each with its modules. */
export type Step = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Which modules share a file, by who loads them and not by where they lie:
 *
 * 1. what two vendors need, or a vendor and an entry beside it, is `core`;
 * 2. the rest of each vendor is a file;
 * 3. what another entry loads at once, and what others load on first use, is a file for each entry, so that it brings no more
 *    along;
 * 4. the rest of each other entry is a file;
 * 5. the rest of what is loaded on first use is a file each, and one for what those share;
 * 6. what two commands share is `commands`.
 *
 * What is shared stands in two files where a part of it is loaded anywhere, and the rest by what needs Node.
 *
 * What a step imports is in it or before it, so that no two files import each other. A module that is in none of them is
 * left to the bundler.
 */
export function planChunks({ vendors, beside, above, command, anywhere }: Roots, links: Links): Step[] {
  const placed = new Set<string>();
  function step(files: readonly (readonly [name: string, ids: Iterable<string>])[]): Step {
    const left = files.map(([name, ids]) => {
      const rest = new Set([...ids].filter((id) => !placed.has(id)));
      for (const id of rest) placed.add(id);
      return [name, rest] as const;
    });
    return new Map(left.filter(([, rest]) => rest.size > 0));
  }
  const closures = (roots: Named) =>
    Object.entries(roots).map(([name, id]) => [name, closureOf(id, links)] as const);
  const shared = (files: readonly (readonly [string, ReadonlySet<string>])[]) =>
    sharedBy(files.map(([, ids]) => ids));

  const entries: Named = { ...vendors, ...beside, ...above };
  const browsers = reachable(
    anywhere.flatMap((name) => entries[name] ?? []),
    links,
  ).modules;
  /** One file, or two. */
  const split = (name: string, ids: readonly string[]) => [
    [name, ids.filter((id) => browsers.has(id))] as const,
    [`${name}-node`, ids.filter((id) => !browsers.has(id))] as const,
  ];
  const onUseOf = (roots: readonly string[]) => closures(named(onUseFrom(roots, links)));
  const onUse = onUseOf(Object.values(entries));
  /** What is loaded on first use of anything but this entry. */
  const elsewhere = (entry: string) => {
    const roots = Object.entries(entries).flatMap(([name, id]) => (name === entry ? [] : [id]));
    return new Set(onUseOf(roots).flatMap(([, ids]) => [...ids]));
  };
  const others = Object.entries({ ...beside, ...above }).map(
    ([name, id]) => [name, closureOf(id, links)] as const,
  );
  const commands = closures(named([command, ...onUseFrom([command], links)]));
  return [
    step([["core", shared(closures({ ...vendors, ...beside }))]]),
    step(closures(vendors)),
    ...others.map(([name, ids]) => {
      const used = elsewhere(name);
      const wanted = [...ids].filter((id) => used.has(id));
      return step(split(`${name}-shared`, wanted));
    }),
    ...others.map((other) => step([other])),
    step(split("on-use", shared(onUse))),
    // One module is a file of its own anyway, and has no need of another that only leads to it.
    step(onUse.filter(([, ids]) => ids.size > 1)),
    step([["commands", shared(commands)]]),
  ];
}

/** A module and all that it imports, at whatever distance, but for `import()`. */
function closureOf(root: string, links: Links): Set<string> {
  const found = new Set([root]);
  for (const id of found) for (const next of links(id).atOnce) found.add(next);
  return found;
}

/** What is behind an `import()` somewhere below these modules. */
function onUseFrom(roots: readonly string[], links: Links): string[] {
  return [...reachable(roots, links).onUse].sort();
}

/** All that these modules load at any time, and what of it they load on first use. */
function reachable(
  roots: readonly string[],
  links: Links,
): { modules: ReadonlySet<string>; onUse: ReadonlySet<string> } {
  const modules = new Set(roots);
  const found = new Set<string>();
  for (const id of modules) {
    const { atOnce, onUse } = links(id);
    for (const next of [...atOnce, ...onUse]) modules.add(next);
    for (const next of onUse) found.add(next);
  }
  return { modules, onUse: found };
}

/** By the names of the modules' files, a vendor's with the vendor's name in front. */
function named(ids: readonly string[]): Named {
  return Object.fromEntries(
    ids.map((id) => {
      const [, vendor, name = id] = /^(?:.*[\\/]vendors[\\/](\w+)[\\/]|.*[\\/])?(.*)\.ts$/.exec(id) ?? [];
      return [vendor === undefined ? name : `${vendor}-${name}`, id];
    }),
  );
}

function sharedBy(sets: readonly ReadonlySet<string>[]): string[] {
  const times = new Map<string, number>();
  for (const set of sets) for (const id of set) times.set(id, (times.get(id) ?? 0) + 1);
  return [...times].filter(([, count]) => count > 1).map(([id]) => id);
}
