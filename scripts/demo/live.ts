import { stdin, stdout } from "node:process";
import { createInterface } from "node:readline/promises";
import type { Vendor } from "../common/project.ts";

const costs: Record<Vendor, string> = {
  anam: "one custom avatar of your plan (Anam publishes no price for it; some plans allow a single one)",
  protoface: "one custom avatar slot of your plan; delete the avatar to free it",
  argil: "2 credits; Argil has no way to delete the avatar by API",
};

/** Says what a live run will cost and asks whether to go on. Without a terminal only `--yes` says so. */
export async function announceCosts(vendors: readonly Vendor[], yes: boolean): Promise<boolean> {
  console.log("This makes real avatars with your keys. It costs:");
  for (const vendor of vendors) console.log(`  ${vendor}: ${costs[vendor]}`);
  if (yes) return true;
  if (!stdin.isTTY) {
    console.error("Nothing was sent. Add --yes to go ahead.");
    return false;
  }
  const terminal = createInterface({ input: stdin, output: stdout });
  const answer = await terminal.question("Go ahead? [y/N] ");
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}
