import { resolve } from "node:path";
import { InvalidInputError } from "../../core/errors/index.ts";
import { systemClock } from "../../core/time/clock.ts";
import { fileTarget } from "../../node/file-target.ts";
import type { ArgilClient, ArgilVideo } from "../../vendors/argil/index.ts";
import type { Context } from "../command.ts";
import { reportError } from "../errors/report.ts";
import { type Ending, endings } from "../exit-codes.ts";
import { formatSeconds } from "../terminal/seconds.ts";
import { resumeVideo } from "../vendors/resume.ts";

/** A video as JSON. */
export function toJson(video: ArgilVideo): object {
  const own = { vendor: "argil" };
  // First for readers, last so that the response cannot override it.
  return { ...own, ...video, ...own };
}

/** Checks that the file of `--output` is writable, before anything is charged or waited for. @throws InvalidInputError */
export async function checkOutput({ io, values }: Context): Promise<void> {
  if (values.output === undefined) return;
  const sink = await fileTarget(resolve(io.cwd, values.output)).open();
  await sink.discard(undefined);
}

/** Waits for a video and downloads its file with --output; if it does not get that far, prints how to resume. */
export async function awaitVideo(
  context: Context,
  argil: ArgilClient,
  start: string | ArgilVideo,
  maxWaitMs: number | undefined,
): Promise<Ending> {
  const { io, screen, values } = context;
  const { signal } = io;
  const id = typeof start === "string" ? start : start.id;
  const now = () => (io.clock ?? systemClock).now();
  const startedAt = now();
  const label = `argil ${id}`;
  const show = (status: string) => screen.progress(id, { label, status, startedAt });
  const resume = resumeVideo(id, values.output);
  let ready = false;
  try {
    const video = await argil.videos.wait(start, {
      signal,
      maxWaitMs,
      onProgress: ({ item, nextDelayMs }) => nextDelayMs !== undefined && show(String(item.status)),
    });
    ready = true;
    screen.settled(id);
    screen.note(`${label}: done after ${formatSeconds(now() - startedAt)}`, "green");
    await screen.emit({ event: "ready", ...toJson(video) });
    if (values.output === undefined) return "done";
    const onProgress = ({ bytes, total }: { bytes: number; total: number | undefined }) =>
      show(`${bytes}${total === undefined ? "" : ` of ${total}`} bytes`);
    const target = fileTarget(resolve(io.cwd, values.output));
    const { bytes } = await argil.videos.download(video, target, { signal, onProgress });
    screen.settled(id);
    screen.note(`${label}: ${bytes} bytes in ${values.output}`, "green");
    await screen.emit({ event: "downloaded", vendor: "argil", id, path: values.output, bytes });
    return "done";
  } catch (error) {
    screen.settled(id);
    if (signal.aborted && error === signal.reason) {
      const { code: exitCode } = endings.interrupted;
      await screen.emit({ event: "interrupted", vendor: "argil", ids: [id], resume, exitCode });
      screen.note(`${label}: stopped waiting; the render continues`);
      screen.note(`to keep waiting: ${resume}`);
      return "interrupted";
    }
    const ending = await reportError(context, error, { facts: { id, resume } });
    if (ready || (ending !== "buildFailed" && !(error instanceof InvalidInputError)))
      screen.note(`to keep waiting: ${resume}`);
    return ending;
  }
}
