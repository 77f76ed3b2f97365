import { basename, extname } from "node:path";
import { OutcomeUnknownError } from "../../core/errors/index.ts";
import type { ArgilVideo, ArgilVideoMoment } from "../../vendors/argil/index.ts";
import { readSeconds } from "../arguments/numbers.ts";
import type { Context, Run } from "../command.ts";
import { UsageError } from "../errors/usage-error.ts";
import type { Ending } from "../exit-codes.ts";
import { fromStdin, readInput } from "../input.ts";
import type { CliIo } from "../io.ts";
import { resumeVideo } from "../vendors/resume.ts";
import { reportLost } from "./report-lost.ts";
import { awaitVideo, checkOutput, toJson } from "./video-tools.ts";
import { connectArgil } from "./webhook-tools.ts";

export const run: Run = async (context) => {
  const { io, screen, values } = context;
  const { avatar, script, voice, output } = values;
  const maxWaitMs = readSeconds(values.timeout, "--timeout");
  if (avatar === undefined)
    throw new UsageError("--avatar is missing", ["the id of an avatar that is ready"]);
  if (script === undefined)
    throw new UsageError("--script is missing", ["a text file, or - for standard input"]);
  if (!values.wait && maxWaitMs !== undefined) throw new UsageError("--timeout needs --wait");
  if (!values.wait && output !== undefined) throw new UsageError("--output needs --wait");
  const name = values.name ?? nameOf(script);
  await checkOutput(context);
  const argil = await connectArgil(context, "videos");
  const moments = await readMoments(io, script, { avatarId: avatar, voiceId: voice });
  const idempotencyKey = values["idempotency-key"];
  io.signal.throwIfAborted();

  // Ctrl-C ends neither the create nor the render: only their answers tell what they did.
  let video: ArgilVideo;
  try {
    video = await argil.videos.create({ name, moments, idempotencyKey });
  } catch (error) {
    // A video that may have been created costs nothing and has not been rendered.
    return await lost(context, error, {
      what: `videos named ${JSON.stringify(name)}`,
      look: "avatars video list",
    });
  }
  await screen.emit({ event: "created", ...toJson(video) });
  await screen.out(video.id);
  // A video found by its idempotency key may already have been rendered.
  if (video.status === "IDLE") {
    if (io.signal.aborted) {
      screen.note(`argil ${video.id}: interrupted; it was not rendered`);
      return "interrupted";
    }
    try {
      video = await argil.videos.render(video);
    } catch (error) {
      const { id } = video;
      return await lost(context, error, {
        what: `a render of ${id}`,
        look: `avatars video get ${id}`,
        goOn: () => resumeVideo(id, output),
      });
    }
  }
  if (values.wait) return await awaitVideo(context, argil, video, maxWaitMs);
  screen.note(`argil: to wait for it: ${resumeVideo(video.id, output)}`);
  return io.signal.aborted ? "interrupted" : "done";
};

/** Reports a lost response. @throws any other error */
async function lost(
  context: Context,
  error: unknown,
  facts: Parameters<typeof reportLost>[2],
): Promise<Ending> {
  if (!(error instanceof OutcomeUnknownError)) throw error;
  return await reportLost(context, error, facts);
}

/** @throws UsageError for standard input, which has no name */
function nameOf(script: string): string {
  if (script === fromStdin)
    throw new UsageError("--name is missing", ["a script from standard input has no name"]);
  return basename(script, extname(script));
}

/** Reads one moment per paragraph. @throws UsageError if the file cannot be read or contains no text */
async function readMoments(
  io: CliIo,
  script: string,
  speaker: Pick<ArgilVideoMoment, "avatarId" | "voiceId">,
): Promise<ArgilVideoMoment[]> {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(await readInput(io, script));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${script} cannot be read as text`, [why]);
  }
  const paragraphs = text.split(/(?:\r?\n[ \t]*){2,}/).map((one) => one.replace(/\s*\r?\n\s*/g, " ").trim());
  const moments = paragraphs.filter(Boolean).map((transcript) => ({ ...speaker, transcript }));
  if (moments.length === 0) throw new UsageError(`${script} contains no text`);
  return moments;
}
