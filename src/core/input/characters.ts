const known = new Map<string, RegExp>();

/**
 * Whether a text matches a pattern with Unicode properties, such as `\p{Cc}`. Not a literal in its place: engines
 * look up the characters of a literal's properties when they load the file, which takes as long as all else in the
 * core.
 */
export function matchesUnicode(text: string, pattern: string): boolean {
  const found = known.get(pattern) ?? new RegExp(pattern, "u");
  known.set(pattern, found);
  return found.test(text);
}
