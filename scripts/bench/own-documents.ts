import { rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { ProjectCopy } from "../common/project-copy.ts";
import { median, timeNode } from "./measure.ts";

const runs = 5;

export interface GenerateTime {
  name: string;
  seconds: number;
  limit: number;
}

/** Median times of `npm run generate`, minus what Node takes to start and do nothing. */
export function benchOwnDocuments(): GenerateTime[] {
  const tsx = join(dirname(createRequire(import.meta.url).resolve("tsx/package.json")), "dist/cli.mjs");
  const copy = new ProjectCopy();
  try {
    const idle = median(timeNode(["-e", "0"], copy.root, runs));
    const scratch = Array.from({ length: runs }, () => {
      rmSync(join(copy.root, "generated"), { recursive: true });
      return timeNode([tsx, "scripts/generate/main.ts"], copy.root, 1)[0] ?? Number.NaN;
    });
    const unchanged = timeNode([tsx, "scripts/generate/main.ts"], copy.root, runs);
    return [
      { name: "nothing changed", seconds: median(unchanged) - idle, limit: 0.5 },
      { name: "the three documents from scratch", seconds: median(scratch) - idle, limit: 3 },
    ];
  } finally {
    copy.remove();
  }
}
