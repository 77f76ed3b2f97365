import { sandboxFaults } from "../../sandbox/faults.ts";
import type { Command } from "../command.ts";

export const sandboxCommand: Command = {
  name: "sandbox",
  args: ["[VENDOR...]"],
  summary: "run local vendors to develop and test against; costs nothing",
  options: ["build-time", "port", "allow-host"],
  details: [
    "Starts a local server for each vendor (by default all of them) and prints the variables that point to them as lines " +
      "for a .env file. Requests are shown on stderr. Runs until Ctrl-C and then exits with code 0.",
    "Also prints the URL of a page that shows avatars and jobs as they build and each request with its response. On the page, " +
      "you can create avatars from dropped images and trigger faults. It opens on this machine only; --allow-host accepts " +
      "another host name, and whoever reaches the page under that name sees every request.",
    "Builds take 5 seconds by default (--build-time). The avatar's name decides the outcome: a name with `fail` fails, a " +
      "name with `refuse` is rejected, any other becomes ready. A fault in brackets in the name, such as " +
      `\`Ada [rate-limit]\`, triggers that fault: ${Object.keys(sandboxFaults).join(", ")}.`,
  ],
  examples: ["avatars sandbox", "avatars sandbox anam argil --build-time 5 --port 4010"],
  load: () => import("./sandbox.ts"),
};
