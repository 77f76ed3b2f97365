import { appendFileSync } from "node:fs";
import { join } from "node:path";
import type { Vendor } from "./document.ts";

/** The variable that names the folder for records; nothing is recorded without it. */
export const recordFolderVariable = "CONTRACT_RECORDS";

/** One exchange with a mock, as it went over the wire. */
export interface WireRecord {
  readonly vendor: Vendor;
  readonly method: string;
  /** As sent, with parameters filled in. */
  readonly path: string;
  readonly status: number;
  /** The response's JSON, or else its text; undefined if it has no body. */
  readonly body?: unknown;
}

/**
 * Records an exchange for `npm run test:contract -- --coverage`. Test processes run in parallel, so each writes its own
 * file.
 */
export async function record(vendor: Vendor, method: string, url: URL, response: Response): Promise<void> {
  const folder = process.env[recordFolderVariable];
  if (!folder) return;
  const isJson = response.headers.get("content-type")?.startsWith("application/json") ?? false;
  const text = await response.clone().text();
  const path = url.pathname;
  const entry: WireRecord = {
    vendor,
    method,
    path,
    status: response.status,
    ...(text && { body: isJson ? JSON.parse(text) : text }),
  };
  appendFileSync(join(folder, `${process.pid}.jsonl`), `${JSON.stringify(entry)}\n`);
}
