import { expect, it } from "vitest";
import { vendors } from "../../scripts/common/project.ts";
import { Rewriting } from "./rewritten.ts";

// Two of each; 200 are in slow/.
it.each(vendors)(
  "takes %s's document in another spelling for what it is",
  async (vendor) => {
    const rewriting = new Rewriting(vendor);
    for (const seed of [3, 7]) {
      expect(rewriting.draw(seed).document).not.toEqual(rewriting.vendored.document);
      await rewriting.expectNoChange(seed);
    }
  },
  60_000,
);
