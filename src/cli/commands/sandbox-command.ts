import { sandboxFaults } from "../../sandbox/faults.ts";
import type { Command } from "../command.ts";

export const sandboxCommand: Command = {
  name: "sandbox",
  args: ["[VENDOR...]"],
  summary: "run local vendors to develop and test against; costs nothing",
  options: ["build-time", "port", "allow-host"],
  details: [
    "Starts a local server for each vendor, all of them by default, and prints the variables that point to it as lines " +
      "of a .env file. Requests are shown on stderr. Runs until Ctrl-C and then ends with code 0.",
    "The page that it names shows avatars and jobs as they build and each request with its answer; it creates avatars from " +
      "dropped pictures and plays faults. It opens on this machine only: --allow-host lets it be opened under another name, " +
      "and whoever reaches it there sees every request.",
    "Builds take 5 seconds unless --build-time says otherwise. The avatar's name decides how they end: one with `fail` " +
      "in it fails, one with `refuse` is refused, any other becomes ready. A fault in brackets in the name, such as " +
      `\`Ada [rate-limit]\`, is played: ${Object.keys(sandboxFaults).join(", ")}.`,
  ],
  examples: ["avatars sandbox", "avatars sandbox anam argil --build-time 5 --port 4010"],
  load: () => import("./sandbox.ts"),
};
