import { it } from "vitest";
import { vendors } from "../../../scripts/common/project.ts";
import { Rewriting } from "../rewritten.ts";

// 200 of each take twenty minutes on two cores: REWRITES=200.
const count = Number(process.env.REWRITES ?? 10);

it.each(vendors)(
  `treats ${count} other spellings of %s's document as unchanged`,
  async (vendor) => {
    const rewriting = new Rewriting(vendor);
    for (let seed = 0; seed < count; seed++) await rewriting.expectNoChange(seed);
  },
  40 * 60_000,
);
