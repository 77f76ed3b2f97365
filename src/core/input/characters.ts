const known = new Map<string, RegExp>();

/**
 * Whether a text matches a pattern with Unicode properties, such as `\p{Cc}`. Not a regex literal: engines expand the
 * properties of a literal when they load the file, which takes as long as loading the rest of the core.
 */
export function matchesUnicode(text: string, pattern: string): boolean {
  const found = known.get(pattern) ?? new RegExp(pattern, "u");
  known.set(pattern, found);
  return found.test(text);
}
