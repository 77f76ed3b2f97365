import { readFileSync } from "node:fs";
import { parse } from "yaml";

/** An operation under the name that works for every document, such as `GET /v1/voices`. */
export type OperationName = string;

type Lists = Readonly<Record<string, readonly OperationName[]>>;

const apiOnlyFile = "specs/api-only.yaml";

/** A vendor's entry in `specs/api-only.yaml`. */
export function readApiOnly(vendor: string): readonly OperationName[] {
  const lists: Lists = parse(readFileSync(new URL(`../../${apiOnlyFile}`, import.meta.url), "utf8"));
  return lists[vendor] ?? [];
}

export function operationName({ method, path }: { method: string; path: string }): OperationName {
  return `${method.toUpperCase()} ${path}`;
}

/** The problems of a list of operations without a wrapper, one sentence each. */
export function listProblems(
  documented: readonly OperationName[],
  wrapped: readonly OperationName[],
  apiOnly: readonly OperationName[],
): string[] {
  return [
    ...documented
      .filter((name) => !wrapped.includes(name) && !apiOnly.includes(name))
      .map((name) => `${name} is new: wrap it, or list it in ${apiOnlyFile}`),
    ...apiOnly
      .filter((name) => !documented.includes(name))
      .map((name) => `${name} is in ${apiOnlyFile} but not in the document`),
    ...apiOnly
      .filter((name) => wrapped.includes(name))
      .map((name) => `${name} is in ${apiOnlyFile} but has a wrapper`),
    ...apiOnly
      .filter((name, index) => apiOnly.indexOf(name) !== index)
      .map((name) => `${name} is in ${apiOnlyFile} twice`),
  ];
}
