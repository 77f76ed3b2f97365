import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import type { VendorName } from "../../src/index.ts";

interface Found {
  method: string;
  /** With a UUID for each parameter. */
  path: string;
  /** Status of the success response that is declared as JSON with a single-type schema. */
  jsonStatus: number | undefined;
}

interface Declared {
  responses: Record<string, { content?: Record<string, { schema?: object }> }>;
}

const methods = ["get", "post", "put", "delete", "patch"];

/** Operations of a vendor's corrected document, read without Prism. */
export async function effectiveOperations(vendor: VendorName): Promise<Found[]> {
  const file = new URL(`../../generated/${vendor}/openapi.yaml`, import.meta.url);
  const document: { paths: Record<string, Record<string, Declared>> } = parse(await readFile(file, "utf8"));
  return Object.entries(document.paths).flatMap(([template, item]) =>
    Object.entries(item)
      .filter(([method]) => methods.includes(method))
      .map(([method, { responses }]) => {
        const good = Object.entries(responses).find(
          ([status, { content }]) => /^2\d\d$/.test(status) && content?.["application/json"]?.schema,
        );
        const path = template.replace(/\{[^}]+\}/g, "123e4567-e89b-42d3-a456-426614174000");
        return { method, path, jsonStatus: good && Number(good[0]) };
      }),
  );
}
