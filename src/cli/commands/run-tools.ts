import { mkdir } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { InvalidInputError, JobFailedError, NotFoundError } from "../../core/errors/index.ts";
import { systemClock } from "../../core/time/clock.ts";
import { fileTarget } from "../../node/file-target.ts";
import {
  type CompletedProtofaceRun,
  createProtofaceClient,
  type ProtofaceClient,
  type ProtofaceQueuedRun,
} from "../../vendors/protoface/index.ts";
import type { Context } from "../command.ts";
import { reportError } from "../errors/report.ts";
import { UsageError } from "../errors/usage-error.ts";
import { type Ending, endings, worst } from "../exit-codes.ts";
import { formatSeconds } from "../terminal/seconds.ts";
import { chooseVendors } from "../vendors/choose.ts";
import { quote } from "../vendors/resume.ts";

/** Protoface's client; no other vendor has runs. @throws UsageError */
export async function connectProtoface(context: Context): Promise<ProtofaceClient> {
  const { io, values } = context;
  const [protoface] = await chooseVendors(
    { ...context, values: { ...values, vendor: ["protoface"] } },
    "one",
  );
  const { apiKey, baseUrl } = protoface?.settings ?? {};
  return createProtofaceClient({ apiKey, baseUrl, clock: io.clock });
}

/** A run as JSON. */
export function toJson(run: { id: string }): object {
  const own = { vendor: "protoface" };
  return { ...own, ...run, ...own };
}

/** The command that resumes the wait, quoted for a shell. */
export function resumeRuns(ids: readonly string[], output: string | undefined): string {
  const words = ids.map(quote).join(" ");
  const into = output === undefined ? "" : ` -o ${quote(output)}`;
  return ids.some((id) => id.startsWith("-"))
    ? `avatars run wait${into} -- ${words}`
    : `avatars run wait ${words}${into}`;
}

/** Opens the folder of `--output`, and creates it if needed. @throws UsageError */
export async function openFolder({ io, values }: Context): Promise<string | undefined> {
  if (values.output === undefined) return undefined;
  const folder = resolve(io.cwd, values.output);
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${values.output} cannot be used as the output folder`, [why]);
  }
  return folder;
}

interface AwaitRun {
  maxWaitMs: number | undefined;
  folder: string | undefined;
  onReady?(run: CompletedProtofaceRun): Promise<unknown>;
}

/** Waits for one run, downloads its outputs to the folder, and shows the result. */
export async function awaitRun(
  context: Context,
  { runs }: Pick<ProtofaceClient, "runs">,
  start: string | ProtofaceQueuedRun,
  { maxWaitMs, folder, onReady }: AwaitRun,
): Promise<Ending> {
  const { io, screen, values } = context;
  const now = io.clock?.now ?? systemClock.now;
  const startedAt = now();
  const id = typeof start === "string" ? start : start.id;
  const label = `run ${id}`;
  const resume = resumeRuns([id], values.output);
  const show = (status: string) => screen.progress(label, { label, status, startedAt });
  show("waiting");
  let completed = false;
  try {
    const run = await runs.wait(start, {
      signal: io.signal,
      maxWaitMs,
      onProgress: ({ item }) => show(item.status),
    });
    completed = true;
    screen.note(`${label}: completed after ${formatSeconds(now() - startedAt)}; ${cost(run)}`, "green");
    const files = folder === undefined ? [] : await fetchOutputs(context, runs, run, folder);
    screen.settled(label);
    await onReady?.(run);
    for (const file of files) await screen.out(file);
    await screen.emit({ event: "completed", ...toJson(run), ...(folder !== undefined && { files }) });
    return "done";
  } catch (error) {
    screen.settled(label);
    if (io.signal.aborted && error === io.signal.reason) {
      await screen.emit({
        event: "interrupted",
        vendor: "protoface",
        ids: [id],
        resume,
        exitCode: endings.interrupted.code,
      });
      screen.note(`${label}: stopped waiting; the run continues`);
      screen.note(`to keep waiting: ${resume}`);
      return "interrupted";
    }
    const over =
      !completed && [NotFoundError, JobFailedError, InvalidInputError].some((type) => error instanceof type);
    const ending = await reportError(context, error, { facts: { id, ...(!over && { resume }) } });
    if (!over) screen.note(`to keep waiting: ${resume}`);
    return ending;
  }
}

/** Waits for several runs in parallel. */
export async function awaitRuns(
  context: Context,
  client: ProtofaceClient,
  ids: readonly string[],
  options: AwaitRun,
): Promise<Ending> {
  return worst(await Promise.all([...new Set(ids)].map((id) => awaitRun(context, client, id, options))));
}

function cost({ credits }: CompletedProtofaceRun): string {
  return credits ? `${credits.charged} credits charged, ${credits.reserved} reserved` : "cost unknown";
}

/** Downloads every output that has a file, and returns the paths. */
async function fetchOutputs(
  { io, screen }: Context,
  runs: ProtofaceClient["runs"],
  run: CompletedProtofaceRun,
  folder: string,
): Promise<string[]> {
  const label = `run ${run.id}`;
  const files: string[] = [];
  const startedAt = (io.clock ?? systemClock).now();
  for (const [output, { file, asset_id, modality }] of run.outputs.entries()) {
    if (!file && !asset_id) continue;
    const path = join(folder, nameOf(run.id, output, file?.file_name ?? modality));
    await runs.download(run, fileTarget(path), {
      output,
      signal: io.signal,
      onProgress({ bytes, total }) {
        const share = total ? ` ${Math.floor((bytes / total) * 100)} %` : ` ${bytes} bytes`;
        screen.progress(label, { label, status: `downloading${share}`, startedAt });
      },
    });
    files.push(path);
  }
  return files;
}

/** A unique name for each output, in the folder and nowhere else, whatever the vendor calls it. */
function nameOf(id: string, output: number, given: string): string {
  const plain = (text: string) =>
    basename(text)
      .replace(/[^\p{L}\p{N}._-]+/gu, "_")
      .replace(/^\.+/, "")
      .slice(-80);
  return `${plain(id)}-${output}-${plain(given)}`;
}
