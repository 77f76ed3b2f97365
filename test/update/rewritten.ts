import { expect } from "vitest";
import { applyOverlay } from "../../scripts/common/pipeline/apply-overlay.ts";
import type { JsonObject } from "../../scripts/common/pipeline/json.ts";
import { renderTypes } from "../../scripts/common/pipeline/types.ts";
import { projectRoot, type Vendor } from "../../scripts/common/project.ts";
import { Random } from "../../scripts/common/random.ts";
import { nextDocument } from "../../scripts/update/merge/next-document.ts";
import { applyWithReport } from "../../scripts/update/overlay/overlay-report.ts";
import { readOverlay } from "../../scripts/update/prepare.ts";
import { parseSource } from "../../scripts/update/source/parse-source.ts";
import { readVendored } from "../../scripts/update/source/vendored.ts";
import { judge } from "../../scripts/update/verdict/verdict.ts";
import { Rewriter } from "./rewrite.ts";

/** Types without comments, which are the vendor's words. */
const bare = (types: string) => types.replaceAll(/\/\*\*[\s\S]*?\*\//g, "").replaceAll(/\s*\n\s*/g, "\n");

const typesOf = async (document: JsonObject) => bare(await renderTypes(document));

/** What a vendor's document is compared with, built once. */
export class Rewriting {
  readonly vendored;
  readonly overlay;
  readonly effective: JsonObject;
  readonly types: Promise<string>;

  constructor(readonly vendor: Vendor) {
    this.vendored = readVendored(projectRoot, vendor);
    this.overlay = readOverlay(projectRoot, vendor);
    this.effective = applyOverlay(this.vendored.document, this.overlay);
    this.types = typesOf(this.effective);
  }

  /** Another document with the same meaning, as a vendor might publish it. */
  draw(seed: number): { readonly document: JsonObject; readonly text: string } {
    const random = new Random(seed);
    const rewriter = new Rewriter(() => random.next());
    const document = rewriter.rewrite(this.vendored.document);
    return { document, text: `${rewriter.render(document)}\n` };
  }

  /** Runs it through comparison, overlay and types, without manual edits. */
  async expectNoChange(seed: number): Promise<void> {
    const { vendor, vendored, overlay, effective } = this;
    const { document, text } = this.draw(seed);
    expect(judge(vendor, vendored.document, document).level, `as published, seed ${seed}`).toSatisfy(
      atMostPatch,
    );
    const next = nextDocument(vendor, vendored, {}, [parseSource(text, "new")]);
    const assessed = applyWithReport(next.document, overlay, vendored.document);
    expect(assessed.unneeded, `seed ${seed}`).toEqual([]);
    expect(judge(vendor, effective, assessed.effective).level, `for users, seed ${seed}`).toSatisfy(
      atMostPatch,
    );
    expect((await typesOf(assessed.effective)) === (await this.types), `types, seed ${seed}`).toBe(true);
  }
}

const atMostPatch = (level: string) => level === "none" || level === "patch";
