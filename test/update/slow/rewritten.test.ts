import { it } from "vitest";
import { vendors } from "../../../scripts/common/project.ts";
import { Rewriting } from "../rewritten.ts";

it.each(vendors)(
  "takes 200 other spellings of %s's document for what they are",
  async (vendor) => {
    const rewriting = new Rewriting(vendor);
    for (let seed = 0; seed < 200; seed++) await rewriting.expectNoChange(seed);
  },
  40 * 60_000,
);
