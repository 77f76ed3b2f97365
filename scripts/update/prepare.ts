import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { type Overlay, parseOverlay } from "../common/pipeline/overlay.ts";
import type { Vendor } from "../common/project.ts";
import { type LastSeen, readLastSeen } from "./merge/last-seen.ts";
import type { Kept } from "./merge/merge-page.ts";
import { exactDocument, type NextDocument, nextDocument } from "./merge/next-document.ts";
import { checkPlausible, checkVendor } from "./source/identify.ts";
import type { Limits } from "./source/limits.ts";
import { parseSource, type Source } from "./source/parse-source.ts";
import { readSource } from "./source/read-source.ts";
import { readAll, readVendored, type Vendored } from "./source/vendored.ts";
import type { Verdict } from "./verdict/change.ts";
import { judge } from "./verdict/verdict.ts";

export interface Prepared {
  readonly vendored: Vendored;
  readonly lastSeen: LastSeen;
  readonly next: NextDocument;
  readonly sources: readonly string[];
  readonly kept: KeptReport | undefined;
}

/** What we have but the pages do not, and what it would mean if the vendor had removed it. */
export interface KeptReport {
  readonly places: readonly Kept[];
  readonly ifRemoved: Verdict["level"];
}

async function reportKept(
  vendor: Vendor,
  next: NextDocument,
  sources: readonly Source[],
): Promise<KeptReport> {
  const without = exactDocument(next.document, sources);
  // The overlay may need what is gone, so the documents are compared as published.
  const { level } = judge(vendor, next.document, without);
  return { places: next.kept, ifRemoved: level };
}

export type OnStep = (step: string) => void;

export interface PrepareOptions {
  readonly root: string;
  readonly vendor: Vendor;
  /** Empty: use the sources in the lock. */
  readonly from: readonly string[];
  readonly exact: boolean;
  readonly newApi: boolean;
  readonly limits: Limits;
  readonly progress: OnStep;
}

/** Fetches, parses, identifies and merges; writes nothing. */
export async function prepare({
  root,
  vendor,
  from,
  exact,
  newApi,
  limits,
  progress,
}: PrepareOptions): Promise<Prepared> {
  const vendored = readVendored(root, vendor);
  const all = readAll(root);
  const addresses = from.length > 0 ? from : vendored.locked.sources;
  const sources: Source[] = [];
  for (const address of addresses) {
    progress(`fetch ${address}`);
    const source = parseSource(await readSource(address, limits), address);
    const documents = source.kind === "page" ? source.documents : [source.document];
    for (const document of documents) checkVendor(document, vendor, all, address);
    if (source.kind === "document" && !newApi)
      checkPlausible(source.document, vendor, vendored.document, address);
    sources.push(source);
  }
  progress("merge and compare");
  const lastSeen = readLastSeen(root, vendor);
  const next = nextDocument(vendor, vendored, lastSeen, sources, { exact });
  const kept = next.kept.length === 0 ? undefined : await reportKept(vendor, next, sources);
  return { vendored, lastSeen, next, sources: addresses, kept };
}

export function readOverlay(root: string, vendor: Vendor): Overlay {
  const file = `specs/${vendor}/overlay.yaml`;
  return parseOverlay(parse(readFileSync(join(root, file), "utf8")), file);
}
