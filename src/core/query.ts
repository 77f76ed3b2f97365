import { createQuerySerializer } from "openapi-fetch";

/** Query parameters by name; undefined and null ones are left out. */
export type QueryValues = Readonly<
  Record<string, string | number | boolean | readonly string[] | null | undefined>
>;

const repeated = createQuerySerializer();
const commaSeparated = createQuerySerializer({ array: { style: "form", explode: false } });

/** A query string without its question mark; arrays as the vendor's document has them. */
export function toQuery(values: Readonly<Record<string, unknown>> | undefined, commas = false): string {
  return values ? (commas ? commaSeparated : repeated)(values) : "";
}
