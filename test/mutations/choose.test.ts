import { expect, test } from "vitest";
import { choose } from "../../scripts/mutations/choose.ts";
import { kinds } from "../../scripts/mutations/mutation.ts";
import { createRandom, shuffle } from "../../scripts/mutations/random.ts";
import { possible } from "./fixture.ts";

const targets = (seed: number, count = 20) =>
  choose(possible, { seed, count }).map(({ kind, target }) => `${kind} ${target}`);

test("a seed gives the same changes every time, another seed gives others", () => {
  expect(targets(7)).toEqual(targets(7));
  expect(targets(8)).not.toEqual(targets(7));
});

test("no change is drawn twice, and none is left out if all are requested", () => {
  const all = targets(1, possible.length);
  expect(new Set(all).size).toBe(possible.length);
  expect(targets(1, possible.length + 10)).toEqual(all);
});

test("every kind is drawn before one is drawn again", () => {
  const first = choose(possible, { seed: 3, count: kinds.length });
  expect(first.map(({ kind }) => kind)).toEqual(kinds);
});

test("a single kind can be requested", () => {
  const only = choose(possible, { seed: 3, count: 100, only: "drop-status" });
  expect(new Set(only.map(({ kind }) => kind))).toEqual(new Set(["drop-status"]));
});

test("random numbers are between 0 and 1, and a shuffle keeps every item", () => {
  const random = createRandom(42);
  const numbers = Array.from({ length: 1000 }, random);
  expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
  expect(new Set(numbers).size).toBeGreaterThan(990);
  expect(shuffle([1, 2, 3, 4, 5], random).sort()).toEqual([1, 2, 3, 4, 5]);
});
