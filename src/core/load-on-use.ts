import { toBlob } from "./input/file.ts";
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
      const args = given.map(take);
      const loaded = (await load()) as Record<string, (...args: unknown[]) => unknown>;
      return loaded[name]?.(...args);
    }
    // A list that is awaited gives its first page.
    const list = (...args: unknown[]) => new PagedList(() => use(...args) as Promise<never>);
    return [name, kind === "list" ? list : use];
  });
  return Object.fromEntries(operations) as Operations;
}

/** An argument as it is now; bytes among its fields become a Blob, which does not change with them. */
function take(given: unknown): unknown {
  const copy = snapshot(given);
  if (copy === given || Array.isArray(copy)) return copy;
  const fields = Object.entries(copy as object).map(([name, value]) => [name, toBytes(value)]);
  return Object.fromEntries(fields);
}

function toBytes(value: unknown): unknown {
  if (!(value instanceof Uint8Array) && !(value instanceof ArrayBuffer)) return value;
  const blob = toBlob(value);
  // What holds no bytes any more is refused later.
  return typeof blob === "string" ? value : blob;
}
