import { describe, expect, it } from "vitest";
import { downloadMismatches, playDownload } from "../../scripts/faults/downloads/play.ts";
import { downloadRows, downloadWays } from "../../scripts/faults/downloads/rows.ts";

describe.each(downloadWays)("a download %s", (way) => {
  it.each(downloadRows)("ends as the rules say: $name", async (row) => {
    expect(downloadMismatches(row, way, await playDownload(row, way))).toEqual([]);
  });
});
