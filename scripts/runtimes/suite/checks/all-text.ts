/** All text that can be extracted from a value: its own members, even hidden ones, headers, causes and the stack. */
export function allText(value: unknown, seen = new Set<unknown>()): string {
  if (typeof value !== "object" || value === null) return String(value);
  if (seen.has(value)) return "";
  seen.add(value);
  const entries = value instanceof Headers ? [...value] : [];
  const members = Reflect.ownKeys(value).map((name) => {
    const member: unknown = Reflect.get(value, name);
    return `${String(name)} ${allText(member, seen)}`;
  });
  const itself = value instanceof Error ? `${value} ${value.stack}` : "";
  return [itself, ...entries.flat(), ...members].join("\n");
}
