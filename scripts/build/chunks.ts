/** The modules that a module imports statically, and those that it imports with `import()`. */
export type Links = (id: string) => { readonly atOnce: readonly string[]; readonly onUse: readonly string[] };

type Named = Readonly<Record<string, string>>;
type Files = readonly (readonly [name: string, ids: Iterable<string>])[];

/** Module ids of the entry points, keyed by the names of their files. */
export interface Roots {
  /** Programs usually import one or two of these. */
  readonly vendors: Named;
  /** Entry points that a program may use with one vendor and without the others. */
  readonly beside: Named;
  /** Entry points that load every vendor anyway. */
  readonly above: Named;
  readonly command: string;
  /** What every program that makes an avatar loads on first use. */
  readonly firstUse: readonly string[];
  /** Names of the entry points that run in browsers: their files hold nothing that needs Node. */
  readonly anywhere: readonly string[];
}

/** The modules of each file, by the file's name. */
export type Step = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Assigns modules to files by who loads them, not by the folder they are in:
 *
 * 1. `core`: modules that several vendors need, or a vendor and an entry point beside it, or a vendor both statically and
 *    with `import()`. Bundlers drop what a program does not use of it, and merge the rest of a vendor into the program.
 * 2. One file per vendor: the rest of what it imports statically.
 * 3. What the first avatar loads with `import()`, so that programs which only make avatars download nothing else.
 * 4. One file per remaining entry point.
 * 5. Everything else that is loaded with `import()`.
 * 6. `commands`: modules that several commands share.
 *
 * What is loaded with `import()` takes three kinds of files: one for modules that an entry point also imports statically,
 * one for modules that several `import()`s share, and one for the rest of each `import()`. A shared file is split in two
 * when browsers need part of it and only Node needs the rest.
 *
 * Each step imports only from itself and earlier steps, so no two files import each other. Modules that are in no step are
 * left to the bundler.
 */
export function planChunks(roots: Roots, links: Links): Step[] {
  const { vendors, beside, above, command, firstUse, anywhere } = roots;
  const placed = new Set<string>();
  function step(files: Files): Step {
    const left = files.map(([name, ids]) => {
      const rest = new Set([...ids].filter((id) => !placed.has(id)));
      for (const id of rest) placed.add(id);
      return [name, rest] as const;
    });
    return new Map(left.filter(([, rest]) => rest.size > 0));
  }
  const closures = (named: Named) =>
    Object.entries(named).map(([name, id]) => [name, closureOf(id, links)] as const);

  const entries: Named = { ...vendors, ...beside, ...above };
  const others = closures({ ...beside, ...above });
  const inVendors = new Set(closures(vendors).flatMap(([, ids]) => [...ids]));
  const browsers = reachable(
    anywhere.flatMap((name) => entries[name] ?? []),
    links,
  ).modules;
  const split = (name: string, ids: readonly string[]) => [
    [name, ids.filter((id) => browsers.has(id))] as const,
    [`${name}-node`, ids.filter((id) => !browsers.has(id))] as const,
  ];
  /** What these parts need and an entry point imports statically, unless only that entry point loads the part. */
  const sharedWithEntries = (name: string, parts: readonly string[]): Step[] =>
    others.map(([entry, ids]) => {
      const rest = Object.entries(entries).flatMap(([other, id]) => (other === entry ? [] : [id]));
      const wanted = new Set(onUseFrom(rest, links));
      const ofWanted = parts.filter((id) => wanted.has(id)).map((id) => closureOf(id, links));
      const both = [...ids].filter((id) => ofWanted.some((needed) => needed.has(id)));
      return step(split(`${entry}-${name}`, both));
    });
  function loadedOnUse(name: string, parts: readonly string[]): Step[] {
    const files = closures(named(parts));
    return [
      step(split(name, sharedBy(files))),
      // A single module becomes a file without our help, and needs no second file that only leads to it.
      step(files.filter(([, ids]) => ids.size > 1)),
    ];
  }

  const onUse = onUseFrom(Object.values(entries), links);
  const vendorsOnUse = onUseFrom(Object.values(vendors), links).flatMap((id) => [...closureOf(id, links)]);
  const later = ["", new Set(vendorsOnUse.filter((id) => inVendors.has(id)))] as const;
  return [
    step([["core", sharedBy([...closures({ ...vendors, ...beside }), later])]]),
    step(closures(vendors)),
    ...sharedWithEntries("first-use", firstUse),
    ...loadedOnUse("first-use", firstUse),
    ...sharedWithEntries("on-use", onUse),
    ...others.map((other) => step([other])),
    ...loadedOnUse("on-use", onUse),
    step([["commands", sharedBy(closures(named([command, ...onUseFrom([command], links)])))]]),
  ];
}

/** A module and everything it imports, directly or not, except with `import()`. */
function closureOf(root: string, links: Links): Set<string> {
  const found = new Set([root]);
  for (const id of found) for (const next of links(id).atOnce) found.add(next);
  return found;
}

/** The modules that are imported with `import()` by these modules or by anything they load. */
function onUseFrom(roots: readonly string[], links: Links): string[] {
  return [...reachable(roots, links).onUse].sort();
}

/** Everything that these modules may ever load, and which of it they load with `import()`. */
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

/** Names modules after their files, with the vendor's name in front of a vendor's. */
function named(ids: readonly string[]): Named {
  return Object.fromEntries(
    ids.map((id) => {
      const [, vendor, name = id] = /^(?:.*[\\/]vendors[\\/](\w+)[\\/]|.*[\\/])?(.*)\.ts$/.exec(id) ?? [];
      return [vendor === undefined ? name : `${vendor}-${name}`, id];
    }),
  );
}

function sharedBy(files: readonly (readonly [string, ReadonlySet<string>])[]): string[] {
  const times = new Map<string, number>();
  for (const [, ids] of files) for (const id of ids) times.set(id, (times.get(id) ?? 0) + 1);
  return [...times].filter(([, count]) => count > 1).map(([id]) => id);
}
