import { expect, it } from "vitest";
import { vendors } from "../../scripts/common/project.ts";
import { Rewriting } from "./rewritten.ts";

// One of each; 200 are in slow/.
it.each(vendors)(
  "takes %s's document in another spelling for what it is",
  async (vendor) => {
    const rewriting = new Rewriting(vendor);
    expect(rewriting.draw(3).document).not.toEqual(rewriting.vendored.document);
    await rewriting.expectNoChange(3);
  },
  300_000,
);
