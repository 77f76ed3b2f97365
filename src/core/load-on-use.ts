import { snapshot } from "./input/snapshot.ts";
import { PagedList } from "./list/page.ts";

/** What each operation of a resource gives. */
export type OperationKinds<Operations> = Readonly<Record<keyof Operations, "promise" | "list">>;

/** Those of a resource that can be made, found, waited for and deleted, and nothing else. */
export const usualOperations = {
  create: "promise",
  get: "promise",
  list: "list",
  delete: "promise",
  wait: "promise",
  createAndWait: "promise",
  findCreated: "promise",
} as const;

/**
 * The operations of a resource that is loaded when one of them is used for the first time, so that who never uses it does
 * not carry it. They behave as if it had been there: a list still sends nothing, and loads nothing, until it is read.
 */
export function loadOnUse<Operations extends object>(
  load: () => Promise<Operations>,
  kinds: OperationKinds<Operations>,
): Operations {
  const operations = Object.entries(kinds).map(([name, kind]) => {
    async function use(...given: unknown[]): Promise<unknown> {
      const args = snapshot(given);
      const loaded = (await load()) as Record<string, (...args: unknown[]) => unknown>;
      return loaded[name]?.(...args);
    }
    // A list that is awaited gives its first page.
    const list = (...args: unknown[]) => new PagedList(() => use(...args) as Promise<never>);
    return [name, kind === "list" ? list : use];
  });
  return Object.fromEntries(operations) as Operations;
}
