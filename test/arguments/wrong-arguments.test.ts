import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { AvatarClientError, InvalidInputError, isAvatarClientError } from "../../src/index.ts";
import { entryPoints, table } from "./table.ts";
import { kinds, values } from "./values.ts";

beforeEach(() => {
  for (const vendor of ["ANAM", "PROTOFACE", "ARGIL"]) {
    vi.stubEnv(`${vendor}_API_KEY`, undefined);
    vi.stubEnv(`${vendor}_BASE_URL`, undefined);
  }
});
afterEach(() => {
  vi.unstubAllEnvs();
});

/** What a call throws or rejects with. */
async function outcome(call: () => unknown): Promise<unknown> {
  try {
    return { resolved: await call() };
  } catch (error) {
    return error;
  }
}

it("the table has every function that the package exports", () => {
  const exported = Object.values(entryPoints).flatMap((entryPoint) =>
    Object.entries(entryPoint).filter(([, value]) => typeof value === "function"),
  );
  // Errors are created by the clients.
  const functions = exported.filter(
    ([, { prototype }]) =>
      !(prototype instanceof AvatarClientError) && prototype !== AvatarClientError.prototype,
  );
  const names = new Set(functions.map(([name]) => name));
  names.delete(isAvatarClientError.name);
  expect(Object.keys(table).sort()).toEqual([...names].sort());
});

const rows = Object.entries(table).flatMap(([name, slots]) => slots.map((slot) => ({ name, ...slot })));

describe.each(rows)("$name, given as its $what,", ({ pass, right }) => {
  it("rejects every value of an invalid kind", async () => {
    const wrong = kinds.filter((kind) => !right.includes(kind));
    const outcomes = await Promise.all(
      wrong.map(async (kind) => [kind, await outcome(() => pass(values[kind]))]),
    );
    const others = outcomes.filter(([, error]) => !(error instanceof InvalidInputError));
    expect(others).toEqual([]);
  });
});

it.each(kinds)("isAvatarClientError returns false for %s", (kind) => {
  expect(isAvatarClientError(values[kind])).toBe(false);
});
