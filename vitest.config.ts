import { join } from "node:path";
import { defineConfig } from "vitest/config";

const contract = "test/contract/**/*.test.ts";
const slow = ["test/package/**/*.test.ts", "test/**/slow/**/*.test.ts"];
// On a real Postgres, with processes that are killed.
const engine = "test/jobs/engine/**/*.test.ts";
// What looks at its whole process, or at what the process does when it has nothing to do.
const alone = ["test/faults/**/*.test.ts", "test/runtimes/**/*.test.ts"];

// The modules under test and the documents are read once a worker, not once a file, which halves the time of a run.
const shared = { isolate: false, setupFiles: "test/support/leave-no-trace.ts" };

// CI adds up the reports that its runs leave in this folder.
const reports = process.env.VITEST_REPORTS;

export default defineConfig({
  test: {
    reporters: reports
      ? ["default", ["json", { outputFile: join(reports, `${process.pid}.json`) }]]
      : ["default"],
    // Vitest leaves a core idle otherwise, which is half of a small machine.
    maxWorkers: "100%",
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: { ...shared, name: "contract", include: [contract], globalSetup: "test/contract/setup.ts" },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: "rest",
          include: ["test/**/*.test.ts"],
          exclude: [contract, engine, ...alone, ...slow],
        },
      },
      { extends: true, test: { name: "alone", include: alone, exclude: slow } },
      // Minutes long, or in need of the npm registry: `npm test` leaves them out.
      { extends: true, test: { name: "slow", include: slow, testTimeout: 120_000 } },
      {
        extends: true,
        test: {
          name: "slow-jobs",
          include: ["test/jobs/**/*.test.ts"],
          testTimeout: 900_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
