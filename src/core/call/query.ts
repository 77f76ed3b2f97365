/** Query parameters by name; undefined and null ones are left out. */
export type QueryValues = Readonly<
  Record<string, string | number | boolean | readonly string[] | null | undefined>
>;

/** A query string without its question mark; arrays as the vendor's document has them. */
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
