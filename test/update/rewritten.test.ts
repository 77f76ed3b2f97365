import { expect, it } from "vitest";
import { vendors } from "../../scripts/common/project.ts";
import { Rewriting } from "./rewritten.ts";

// One of each; slow/ has 200.
it.each(vendors)(
  "treats %s's document in another spelling as unchanged",
  async (vendor) => {
    const rewriting = new Rewriting(vendor);
    expect(rewriting.draw(3).document).not.toEqual(rewriting.vendored.document);
    await rewriting.expectNoChange(3);
  },
  300_000,
);
