import { isDeepStrictEqual } from "node:util";
import { operationName } from "../common/api-only.ts";
import type { DocumentedOperation, Example, Vendor } from "./document.ts";
import type { WireRecord } from "./record.ts";

/** How often one documented response was seen on the wire. */
export interface CoverageRow {
  readonly vendor: Vendor;
  /** `GET /v1/avatars`. */
  readonly operation: string;
  readonly wrapped: boolean;
  /** As documented. */
  readonly status: string;
  /** Undefined for a response without examples. */
  readonly example: string | undefined;
  readonly hits: number;
}

/** Does an actual status match the documented one, such as `200` or `2XX`? */
export function isStatus(documented: string, actual: number): boolean {
  return new RegExp(`^${documented.replaceAll(/x/gi, "\\d")}$`).test(String(actual));
}

function isPath(template: string, path: string): boolean {
  const parts = template.split("/");
  const values = path.split("/");
  return (
    parts.length === values.length &&
    parts.every((part, i) => part === values[i] || (part.startsWith("{") && values[i] !== ""))
  );
}

/** The operation that a request went to; if several match, the one with the fewest parameters. */
export function operationOf(
  operations: readonly DocumentedOperation[],
  { vendor, method, path }: Pick<WireRecord, "vendor" | "method" | "path">,
): DocumentedOperation | undefined {
  const parameters = (template: string): number => template.split("{").length;
  const [found] = operations
    .filter((operation) => operation.vendor === vendor && operation.method === method)
    .filter((operation) => isPath(operation.path, path))
    .sort((a, b) => parameters(a.path) - parameters(b.path));
  return found;
}

/**
 * Counts the records for each documented response. An example counts by the body that arrived, not by the one requested: the
 * mock falls back to another when it cannot serve the requested example.
 */
export function coverage(
  operations: readonly DocumentedOperation[],
  isWrapped: (operation: DocumentedOperation) => boolean,
  records: readonly WireRecord[],
): CoverageRow[] {
  const targets = records.map((entry) => operationOf(operations, entry));
  return operations.flatMap((operation) => {
    const own = records.filter((_, i) => targets[i] === operation);
    const { vendor } = operation;
    return operation.answers.flatMap(({ status, examples }): CoverageRow[] => {
      const answered = own.filter((entry) => isStatus(status, entry.status));
      const row = { vendor, operation: operationName(operation), wrapped: isWrapped(operation), status };
      const hits = ({ value }: Example): number =>
        answered.filter(({ body }) => isDeepStrictEqual(body, value)).length;
      if (examples.length === 0) return [{ ...row, example: undefined, hits: answered.length }];
      return examples.map((example) => ({ ...row, example: example.name, hits: hits(example) }));
    });
  });
}
