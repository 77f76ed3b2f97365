import type { Command } from "../command.ts";

const needs =
  "Needs the packages pg-boss and @electric-sql/pglite. Several processes may use one folder or database at once, and " +
  "each may be killed at any time: no avatar is bought twice.";

/** The commands about many avatars. */
export const batchCommands: readonly Command[] = [
  {
    name: "batch add",
    args: ["SOURCE..."],
    summary: "add pictures to a list of what is to be made; sends nothing",
    options: ["vendor", "account", "batch", "images", "database", "rate", "credit-limit", "credits-per-item"],
    details: [
      "SOURCE is a CSV file with the columns key, name and image, a folder of pictures, a picture, or a pattern such as " +
        "`pics/*.png`; the file's name is then the key and the name. One avatar is made for a key in an account, however " +
        "often it is added: with the same input it is skipped, with other input it is an error. Pictures are looked at " +
        "before they are bought, not here.",
      needs,
    ],
    examples: [
      "avatars batch add people.csv --vendor protoface --rate 60 --credit-limit 500",
      "avatars batch add portraits --vendor anam",
    ],
    load: () => import("./batch-add.ts"),
  },
  {
    name: "batch work",
    args: [],
    summary: "make what was added; run as many of these as you like",
    options: ["database", "account", "concurrency", "lease", "horizon", "keep-working", "metrics"],
    details: [
      "Ends when nothing is left to do: with code 0, with 3 when builds failed, with 5 when a person must settle items, with " +
        "1 when an account is paused and something is left. SIGTERM and Ctrl-C start nothing new and wait at most 30 " +
        "seconds for what is on its way.",
      needs,
    ],
    examples: ["avatars batch work", "avatars batch work --concurrency 8 --keep --metrics 9464"],
    load: () => import("./batch-work.ts"),
  },
  {
    name: "batch status",
    args: [],
    summary: "how far it has come, and why accounts are paused",
    options: ["database", "batch", "watch"],
    details: ["Works while workers run."],
    examples: ["avatars batch status --watch", "avatars batch status --json"],
    load: () => import("./batch-status.ts"),
  },
  {
    name: "batch results",
    args: [],
    summary: "what became of each item",
    options: ["database", "batch"],
    details: [
      "With --json a line an item: key, name, vendor, state, id, reason, candidates. States: planned, intended, created, " +
        "ready, failed, refused, unknown, unresolved.",
    ],
    examples: ["avatars batch results --json > results.ndjson"],
    load: () => import("./batch-results.ts"),
  },
  {
    name: "batch resume",
    args: [],
    summary: "end a pause of an account, or of all",
    options: ["database", "account"],
    details: [
      "A vendor's word about the key, the quota or the credit pauses an account: its items stay planned until then.",
    ],
    examples: ["avatars batch resume --account protoface"],
    load: () => import("./batch-resume.ts"),
  },
  {
    name: "batch settle",
    args: ["KEY", "OUTCOME"],
    summary: "say what became of an item whose answer was lost",
    options: ["database", "account"],
    details: [
      'OUTCOME is the id of its avatar, or "not made". Look at the vendor before you say that: it makes the item `refused`, ' +
        "and `avatars batch retry KEY` buys again. It waits until no attempt can be under way any more.",
    ],
    examples: [
      "avatars batch settle ada av_3FE58675573949C6BE2D25E765",
      'avatars batch settle ada "not made"',
    ],
    load: () => import("./batch-settle.ts"),
  },
  {
    name: "batch retry",
    args: ["KEY"],
    summary: "plan a refused item again",
    options: ["database", "account"],
    details: [
      "For items whose picture or account has been put right; what has failed was bought, and is not.",
    ],
    examples: ["avatars batch retry ada"],
    load: () => import("./batch-retry.ts"),
  },
];
