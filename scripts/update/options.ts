import { parseArgs } from "node:util";
import { type Vendor, vendors } from "../common/project.ts";
import { InputError } from "./input-error.ts";

export const usage = `Usage: npm run specs:update -- <${vendors.join("|")}> [options]

Imports a vendor's new API document: rates what it means for users, generates the types, runs npm test in a copy of the
project, and only then puts the files in place. Without --from, the document comes from the sources in specs/lock.json.
A run first cleans up whatever a killed run has left.

  --from FILE|URL  a whole document or a page with an embedded operation; may be repeated
  --check          only compare: exits with 0 if unchanged, 1 if changed, 2 on an error
  --dry-run        do everything except write
  --exact          a page is complete: remove what it does not have
  --new-api        the vendor has replaced its API: accept a document without most of the operations
  --keep           keep the working copy when a step fails
  --json           print one JSON object instead of the report
  --help           print this text

The guide is specs/README.md.`;

export interface UpdateCommand {
  readonly vendor: Vendor;
  readonly from: readonly string[];
  readonly check: boolean;
  readonly dryRun: boolean;
  readonly exact: boolean;
  readonly newApi: boolean;
  readonly keep: boolean;
  readonly json: boolean;
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        from: { type: "string", multiple: true, default: [] },
        check: { type: "boolean", default: false },
        "dry-run": { type: "boolean", default: false },
        exact: { type: "boolean", default: false },
        "new-api": { type: "boolean", default: false },
        keep: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    throw new InputError(`${error instanceof Error ? error.message : error}\n\n${usage}`);
  }
}

export function isHelp(args: readonly string[]): boolean {
  return args.includes("--help") || args.includes("-h");
}

export function parseOptions(args: readonly string[]): UpdateCommand {
  const { positionals, values } = parse(args);
  const [name, extra] = positionals;
  const vendor = vendors.find((one) => one === name);
  if (!vendor || extra !== undefined)
    throw new InputError(`Name one vendor: ${vendors.join(", ")}\n\n${usage}`);
  const { from, check, exact, keep, json } = values;
  return { vendor, from, check, dryRun: values["dry-run"], exact, newApi: values["new-api"], keep, json };
}
