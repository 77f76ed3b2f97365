import { OutcomeUnknownError } from "../../core/errors/index.ts";
import { isObject } from "../../core/input/fields.ts";
import type { ProtofaceQueuedRun } from "../../vendors/protoface/index.ts";
import { readSeconds } from "../arguments/numbers.ts";
import type { Context, Run } from "../command.ts";
import { UsageError } from "../errors/usage-error.ts";
import type { Ending } from "../exit-codes.ts";
import { readInput } from "../input.ts";
import { keepUnseen } from "../unseen.ts";
import { quote } from "../vendors/resume.ts";
import { reportLost } from "./report-lost.ts";
import { awaitRun, connectProtoface, openFolder, resumeRuns, toJson } from "./run-tools.ts";

export const run: Run = async (context) => {
  const { io, screen, args, values } = context;
  const [model = ""] = args;
  const maxWaitMs = readSeconds(values.timeout, "--timeout");
  for (const name of ["timeout", "output"] as const)
    if (values[name] !== undefined && !values.wait) throw new UsageError(`--${name} needs --wait`);
  const input = await readModelInput(context);
  const protoface = await connectProtoface(context);
  const folder = await openFolder(context);
  const idempotencyKey = values["idempotency-key"] ?? crypto.randomUUID();
  let queued: ProtofaceQueuedRun;
  try {
    io.signal.throwIfAborted();
    // Ctrl-C does not end this: only the response tells what was created.
    queued = await protoface.runs.submit(model, input, { idempotencyKey });
  } catch (error) {
    if (!(error instanceof OutcomeUnknownError)) throw error;
    const { expiresAt } = error;
    const again = `avatars run ${quote(model)} --input ${quote(values.input ?? "")} --idempotency-key ${quote(idempotencyKey)}`;
    screen.note(`protoface: safe to repeat until ${expiresAt?.toISOString()} with: ${again}`);
    const ending = await reportLost(context, error, { what: "the run", look: "avatars run list" });
    return await seen(context, ending, { id: null, next: again });
  }
  const { id } = queued;
  await screen.emit({ event: "created", ...toJson(queued) });
  await screen.out(id);
  // The id was paid for, so it must be shown somewhere.
  if (screen.closed) screen.note(`protoface ${id}`);
  const resume = resumeRuns([id], values.output);
  if (values.wait) {
    const ending = await awaitRun(context, protoface, queued, { maxWaitMs, folder });
    return await seen(context, ending, { id, next: resume });
  }
  screen.note(`protoface: to wait for it: ${resume}`);
  return await seen(context, io.signal.aborted ? "interrupted" : "done", { id, next: resume });
};

/** Saves an id that could be written to neither stdout nor stderr. */
async function seen(
  { io, screen, args }: Context,
  ending: Ending,
  { id, next }: { id: string | null; next: string },
): Promise<Ending> {
  const made = id !== null;
  if ((made || ending === "outcomeUnknown") && (await screen.gone(made || screen.json)))
    await keepUnseen(io, { vendor: "protoface", name: args[0] ?? "", id, ending, next });
  return ending;
}

/** Reads the model's input. @throws UsageError */
async function readModelInput({ io, values }: Context): Promise<Readonly<Record<string, unknown>>> {
  const { input } = values;
  if (input === undefined)
    throw new UsageError("--input is missing", ["a file with a JSON object, or - for standard input"]);
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(await readInput(io, input)));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${input} cannot be read as JSON`, [why]);
  }
  if (isObject(value)) return value;
  throw new UsageError(`${input} must contain a JSON object with the model's input`);
}
