import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** Redocly's command is its only supported interface; started by its script, without a shell or npx. */
export const redoclyScript = join(
  dirname(createRequire(import.meta.url).resolve("@redocly/cli/package.json")),
  "bin/cli.js",
);

/** Neither reports on us nor looks for updates: a check has to work, and work alike, without a network. */
export const redoclyEnv = {
  ...process.env,
  REDOCLY_TELEMETRY: "off",
  REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
};
