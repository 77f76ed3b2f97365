/** The candidate that the user probably meant, if one is close enough. */
function nearest(word: string, candidates: readonly string[]): string | undefined {
  const ranked = candidates
    .map((candidate) => ({ candidate, distance: editDistance(word.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
  const [best] = ranked;
  const bound = Math.max(1, Math.floor(word.length / 3));
  if (best && best.distance <= bound) return best.candidate;
  // A prefix is enough if only one candidate starts with it.
  const begun = word.length >= 2 ? candidates.filter((candidate) => candidate.startsWith(word)) : [];
  return begun.length === 1 ? begun[0] : undefined;
}

/** The end of a message about an unknown word. */
export function didYouMean(word: string, candidates: readonly string[], prefix = ""): string {
  const found = nearest(word, candidates);
  return found === undefined ? "" : `; did you mean ${prefix}${found}?`;
}

/** Counts insertions, deletions, substitutions and transpositions (optimal string alignment). */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
      );
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) cost = Math.min(cost, at(before, column - 2) + 1);
      current.push(cost);
    }
    before = last;
    last = current;
  }
  return at(last, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
