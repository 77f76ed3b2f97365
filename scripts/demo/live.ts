import { stdin, stdout } from "node:process";
import { createInterface } from "node:readline/promises";
import type { Vendor } from "../common/project.ts";

const costs: Record<Vendor, string> = {
  anam: "one custom avatar of your plan (Anam publishes no price for it; some plans allow a single one)",
  protoface: "one custom avatar slot of your plan; delete the avatar to free it",
  argil: "2 credits; Argil's API cannot delete the avatar",
};

/** Announces what a live run costs and asks whether to proceed. Without a terminal, only `--yes` confirms. */
export async function announceCosts(vendors: readonly Vendor[], yes: boolean): Promise<boolean> {
  console.log("This creates real avatars with your keys. It costs:");
  for (const vendor of vendors) console.log(`  ${vendor}: ${costs[vendor]}`);
  if (yes) return true;
  if (!stdin.isTTY) {
    console.error("Nothing was sent. Add --yes to proceed.");
    return false;
  }
  const terminal = createInterface({ input: stdin, output: stdout });
  const answer = await terminal.question("Proceed? [y/N] ");
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}
