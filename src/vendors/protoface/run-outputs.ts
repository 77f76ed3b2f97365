import type { CallOptions } from "../../core/config/options.ts";
import { assertValid } from "../../core/errors/input.ts";
import { isObject } from "../../core/input/fields.ts";
import type { DownloadSource } from "../../core/transfer/source.ts";
import { profile } from "./profile.ts";
import type { ProtofaceRun } from "./types.ts";

type Output = ProtofaceRun["outputs"][number];

/**
 * Where to download a run's output: its signed URL, or the asset that it was stored as.
 *
 * @throws InvalidInputError unless the run is completed and exactly one output with a file is selected.
 */
export function outputSource(
  run: ProtofaceRun,
  output: number | undefined,
  get: (id: string, options: CallOptions) => Promise<ProtofaceRun>,
): DownloadSource {
  const { id, status } = run;
  const outputs = Array.isArray(run.outputs) ? run.outputs : [];
  const at = output ?? onlyOutput(outputs);
  const chosen = at === undefined ? undefined : outputs[at];
  const asset_id = chosen?.asset_id;
  const url = urlOf(chosen);
  const reasons = status === "completed" ? [] : [`the run is ${status}: wait until it is completed`];
  if (reasons.length === 0 && url === undefined && typeof asset_id !== "string")
    reasons.push(problemOf(outputs, output));
  assertValid(profile.name, reasons);
  if (url === undefined) return { path: "/v1/assets/{asset_id}/content", params: { asset_id } };
  const address = async (options: CallOptions, renew: boolean) =>
    renew ? urlOf((await get(id, options)).outputs[Number(at)]) : url;
  return { path: "/v1/runs/{run_id}", id, address };
}

/** The index of the only output that has a file; undefined if there are none or several. */
function onlyOutput(outputs: readonly Output[]): number | undefined {
  const [one, ...more] = [...outputs.keys()].filter((at) => hasFile(outputs[at]));
  return more.length === 0 ? one : undefined;
}

function hasFile(output: Output | undefined): boolean {
  return urlOf(output) !== undefined || typeof output?.asset_id === "string";
}

function urlOf(output: Output | undefined): string | undefined {
  return isObject(output?.file) && typeof output.file.url === "string" ? output.file.url : undefined;
}

function problemOf(outputs: readonly Output[], output: number | undefined): string {
  const all = outputs.map(
    (one, at) => `${at} (${one.role}, ${hasFile(one) ? one.modality : `${one.type} without a file`})`,
  );
  const found = all.length === 0 ? "it has none" : `it has ${all.join(", ")}`;
  return output === undefined
    ? `output must select one of the run's outputs: ${found}`
    : `output must be the index of an output with a file: ${found}`;
}
