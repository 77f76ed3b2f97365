import { alignTable } from "../../common/table.ts";
import { downloadMismatches, playDownload } from "./play.ts";
import { downloadRows, downloadWays } from "./rows.ts";

/** Plays every download fault and prints the outcomes; returns false if one deviates from the rules. */
export async function printDownloads(): Promise<boolean> {
  const wrong: string[] = [];
  const lines: string[][] = [];
  for (const row of downloadRows) {
    const ends: string[] = [];
    for (const way of downloadWays) {
      const played = await playDownload(row, way);
      ends.push(played.end);
      const found = downloadMismatches(row, way, played);
      if (found.length > 0) wrong.push(`WRONG: ${row.name}, ${way}: ${found.join("; ")}`);
    }
    lines.push([row.name, ...ends]);
  }
  console.log(`\nDownloads: how they end, and the requests for the file.\n`);
  console.log(alignTable(["fault", ...downloadWays], lines));
  for (const line of wrong) console.log(line);
  const count = downloadRows.length * downloadWays.length;
  console.log(`\n${count} downloads: ${wrong.length} deviate from the rules`);
  return wrong.length === 0;
}
