import type { Command } from "../command.ts";

const needs =
  "Needs the packages pg-boss and @electric-sql/pglite. Several processes can share a folder or database, and each can be " +
  "killed at any time: no avatar is bought twice.";

/** Commands for batches of avatars. */
export const batchCommands: readonly Command[] = [
  {
    name: "batch add",
    args: ["SOURCE..."],
    summary: "add images to a batch of avatars to create; sends nothing",
    options: ["vendor", "account", "batch", "images", "database", "rate", "credit-limit", "credits-per-item"],
    details: [
      "SOURCE is a CSV file with the columns key, name and image, or a folder of images, an image, or a pattern such as " +
        "`pics/*.png`, where the file's name is both the key and the name. Each key in an account creates one avatar, " +
        "however often you add it: the same input is skipped, a different input is an error. Images are checked before " +
        "they are sent, not when they are added.",
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
    summary: "create what was added; run as many workers as you like",
    options: ["database", "account", "concurrency", "lease", "horizon", "keep-working", "metrics"],
    details: [
      "Exits when nothing is left to do: with code 0, with 3 if builds failed, with 5 if a person must settle items, with 1 " +
        "if an account is paused and items are left, with 130 if interrupted. After SIGTERM or Ctrl-C it starts nothing new " +
        "and waits up to 30 seconds for requests in flight.",
      needs,
    ],
    examples: ["avatars batch work", "avatars batch work --concurrency 8 --keep --metrics 9464"],
    load: () => import("./batch-work.ts"),
  },
  {
    name: "batch status",
    args: [],
    summary: "show the progress, and why accounts are paused",
    options: ["database", "batch", "watch"],
    details: ["Can run while workers run."],
    examples: ["avatars batch status --watch", "avatars batch status --json"],
    load: () => import("./batch-status.ts"),
  },
  {
    name: "batch results",
    args: [],
    summary: "show the result of each item",
    options: ["database", "batch"],
    details: [
      "With --json, prints one line per item: key, name, vendor, state, id, reason, candidates. States: planned, intended, " +
        "created, ready, failed, refused, unknown, unresolved.",
    ],
    examples: ["avatars batch results --json > results.ndjson"],
    load: () => import("./batch-results.ts"),
  },
  {
    name: "batch resume",
    args: [],
    summary: "resume a paused account, or all of them",
    options: ["database", "account"],
    details: [
      "An account pauses when the vendor rejects its key, when its quota or credit is used up, or when its base URL is " +
        "wrong (404, a redirect). Its items stay planned until you resume it.",
    ],
    examples: ["avatars batch resume --account protoface"],
    load: () => import("./batch-resume.ts"),
  },
  {
    name: "batch settle",
    args: ["KEY", "OUTCOME"],
    summary: "record the outcome of an item whose response was lost",
    options: ["database", "account"],
    details: [
      'OUTCOME is the id of its avatar, or "not made". Check at the vendor before you use "not made": it sets the item to ' +
        "`refused`, and `avatars batch retry KEY` then buys it again. The command waits until no attempt can still be in " +
        "flight.",
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
      "For items whose image or account you have fixed. A `failed` item was bought, so it is not retried.",
    ],
    examples: ["avatars batch retry ada"],
    load: () => import("./batch-retry.ts"),
  },
];
