/** Query parameters by name; undefined and null are omitted. */
export type QueryValues = Readonly<
  Record<string, string | number | boolean | readonly string[] | null | undefined>
>;

/** A query string without its question mark; `commas` joins arrays with commas instead of repeating the parameter. */
export function toQuery(values: QueryValues | undefined, commas = false): string {
  if (!values) return "";
  const pairs = Object.entries(values).flatMap(([name, value]) => {
    if (value === undefined || value === null) return [];
    const items = [value].flat().map(encodeURIComponent);
    const texts = commas && items.length > 0 ? [items.join(",")] : items;
    return texts.map((text) => `${name}=${text}`);
  });
  return pairs.join("&");
}
