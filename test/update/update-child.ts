/** Updates a project, in a process that may be killed: `ROOT SOURCE`. */
import { allSteps } from "../../scripts/update/apply/verify-copy.ts";
import { update } from "../../scripts/update/update.ts";

const [root = "", from = ""] = process.argv.slice(2);
const passed = { ok: true, failures: [], output: "", failed: { checks: [], files: [] } };
const lint = process.env.REAL_LINT ? allSteps.lint : async () => [];
await update({
  vendor: "anam",
  root,
  from: [from],
  steps: { lint, test: async () => passed },
  today: "2026-08-01",
});
