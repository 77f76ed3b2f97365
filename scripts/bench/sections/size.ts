import { dirname } from "node:path";
import { projectRoot } from "../../common/project.ts";
import { type BundleSize, fromSources, measureBundle, programs, wholePrograms } from "../bundle.ts";
import { cached } from "../cache.ts";
import { heyApiSource, installPeers, redoclySource } from "../peers/install.ts";
import type { BenchReport } from "../report.ts";

/** Gzipped kB, as a single file. */
const most: Readonly<Record<string, number>> = { anam: 14, protoface: 14, argil: 14, "all three": 17 };
const mostAtFirst = 10;

const peers: readonly (readonly [name: string, contents: string, folder?: string])[] = [
  ["openapi-fetch", 'export { default } from "openapi-fetch";'],
  ["ky", 'export { default } from "ky";', cached("peers")],
  ["redocly, Protoface", 'export { get_avatar } from "./client.ts";', dirname(redoclySource)],
  ["hey-api, Protoface, get", 'export { getAvatar } from "./index.ts";', dirname(heyApiSource)],
  ["axios", 'export { default } from "axios";', cached("peers")],
  ["openai", 'export { default } from "openai";', cached("peers")],
];

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

function row(name: string, { total, first, avatar, later }: BundleSize): string[] {
  return [name, kilobytes(total), kilobytes(first), kilobytes(avatar), kilobytes(later)];
}

function largest(modules: Readonly<Record<string, number>>, count: number): string[][] {
  const sorted = Object.entries(modules).sort(([, a], [, b]) => b - a);
  const rest = sorted.slice(count).reduce((sum, [, bytes]) => sum + bytes, 0);
  const rows = sorted.slice(0, count).map(([name, bytes]) => [name, String(bytes)]);
  return [...rows, [`${Math.max(0, sorted.length - count)} more`, String(rest)]];
}

/** Gzipped bundle sizes and what they consist of. */
export async function benchSize(report: BenchReport): Promise<void> {
  installPeers();
  report.section("Bundles: esbuild, minified, each file gzipped");
  const sizes = Object.entries(programs).map(([name, text]) => [name, measureBundle(text)] as const);
  const rows = sizes.map(([name, size]) => row(`${name}, the factory`, size));
  for (const [name, text] of Object.entries(wholePrograms))
    rows.push(row(`${name}, every export`, measureBundle(text)));
  for (const [name, text, folder] of peers) rows.push(row(name, measureBundle(text, folder)));
  report.table([["", "single file", "split: first", "for an avatar", "later"], ...rows]);
  for (const [name, { total, first }] of sizes) {
    const limit = most[name] ?? 0;
    report.goal(
      `${name} within ${limit} kB gzipped as a single file`,
      total <= limit * 1000,
      kilobytes(total),
    );
    const atFirst = first <= mostAtFirst * 1000;
    report.goal(`${name} within ${mostAtFirst} kB loaded first`, atFirst, kilobytes(first));
  }
  const { modules } = measureBundle(fromSources, projectRoot);
  report.note("\nProtoface by module, minified bytes before gzip; loaded first:");
  report.table(largest(modules.first, 16));
  report.note("\nloaded later:");
  report.table(largest(modules.later, 9));
}
