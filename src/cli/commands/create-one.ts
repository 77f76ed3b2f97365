import type { CreateOptions } from "../../core/config/options.ts";
import { InvalidInputError, OutcomeUnknownError, type VendorName } from "../../core/errors/index.ts";
import { type SendLimits, sendLimits } from "../../core/http/send-limits.ts";
import { systemClock } from "../../core/time/clock.ts";
import type { AvatarProvider } from "../../unified/provider.ts";
import type { UnifiedAvatar } from "../../unified/types.ts";
import type { Context } from "../command.ts";
import { reportError } from "../errors/report.ts";
import { UsageError } from "../errors/usage-error.ts";
import { type Ending, endings } from "../exit-codes.ts";
import { keepUnseen } from "../unseen.ts";
import { resumeCommand } from "../vendors/resume.ts";
import { awaitReady } from "./await-ready.ts";
import type { PreparedJob } from "./prepare.ts";
import { reportLost } from "./report-lost.ts";
import { toJson } from "./show-avatar.ts";

export interface CreateJob extends PreparedJob {
  provider: AvatarProvider;
  name: string;
  idempotencyKey: string | undefined;
  maxWaitMs: number | undefined;
  /** Whether this is the only vendor: then the id alone is enough. */
  alone: boolean;
}

/** Creates one avatar and, with --wait, waits for it. Never rejects, because other creates run in parallel. */
export async function createOne(context: Context, job: CreateJob): Promise<Ending> {
  const { io, screen } = context;
  const { vendor, name } = job;
  const { ending, id } = await makeOne(context, job);
  const made = id !== undefined;
  if ((made || ending === "outcomeUnknown") && (await screen.gone(made || screen.json))) {
    const next = made ? resumeCommand(vendor, [id]) : lookCommand(vendor);
    await keepUnseen(io, { vendor, name, id: id ?? null, ending, next });
  }
  return ending;
}

/** Prints the id as soon as it is known. */
async function makeOne(context: Context, job: CreateJob): Promise<{ ending: Ending; id?: string }> {
  const { io, screen, values } = context;
  const { vendor, provider, alone, maxWaitMs } = job;
  let avatar: UnifiedAvatar;
  try {
    avatar = await send(context, job);
  } catch (error) {
    if (io.signal.aborted && error === io.signal.reason) {
      screen.note(`${vendor}: interrupted; nothing was created`);
      await screen.emit({ event: "interrupted", vendor, ids: [], exitCode: endings.interrupted.code });
      return { ending: "interrupted" };
    }
    if (error instanceof OutcomeUnknownError) {
      const ending = await reportLost(context, error, {
        what: `avatars named ${JSON.stringify(job.name)}`,
        look: lookCommand(vendor),
        goOn: (id) => resumeCommand(vendor, [id]),
      });
      return { ending };
    }
    return { ending: await reportError(context, error) };
  }
  const { id } = avatar;
  await screen.emit({ event: "created", ...toJson(avatar) });
  await screen.out(alone ? id : `${vendor} ${id}`);
  // The id was paid for, so it must be shown somewhere.
  if (screen.closed) screen.note(`${vendor} ${id}`);
  if (values.wait) {
    const ending = await awaitReady(context, provider, [avatar], { maxWaitMs }).catch((error) =>
      reportError(context, error instanceof InvalidInputError ? unusable(error) : error, {
        reasons: [`to keep waiting: ${resumeCommand(vendor, [id])}`],
        facts: { vendor, id },
      }),
    );
    return { ending, id };
  }
  screen.note(`${vendor}: to wait for it: ${resumeCommand(vendor, [id])}`);
  return { ending: io.signal.aborted ? "interrupted" : "done", id };
}

/** The vendor's id is unusable: the user's input was valid, and something was sent. */
function unusable({ reasons }: InvalidInputError): Error {
  return new Error(`the avatar was created, but its id cannot be used: ${reasons.join("; ")}`);
}

function lookCommand(vendor: VendorName): string {
  return `avatars list --own --vendor ${vendor}`;
}

async function send({ io, screen }: Context, job: CreateJob): Promise<UnifiedAvatar> {
  const { vendor } = job;
  const explain = () =>
    screen.note(
      `waiting for ${vendor}'s response, so that the id is not lost; Ctrl-C again exits immediately ` +
        `(then check with: ${lookCommand(vendor)})`,
    );
  io.signal.addEventListener("abort", explain, { once: true });
  screen.progress(vendor, { label: vendor, status: "sending", startedAt: (io.clock ?? systemClock).now() });
  try {
    return await create(job, io.signal);
  } finally {
    io.signal.removeEventListener("abort", explain);
    screen.settled(vendor);
  }
}

/** One branch per vendor, because each accepts different input. */
async function create(
  { provider, name, image, idempotencyKey }: CreateJob,
  stop: AbortSignal,
): Promise<UnifiedAvatar> {
  // Not as the call's signal: only the response tells what a create in flight has created.
  const options: CreateOptions & SendLimits = { [sendLimits]: { stop } };
  if (provider.vendor === "argil") {
    const argil = provider as AvatarProvider<"argil">;
    return await argil.create({ name, image }, { ...options, native: { idempotencyKey } });
  }
  if (provider.vendor === "anam")
    return await (provider as AvatarProvider<"anam">).create({ name, image }, options);
  if (typeof image === "string") throw new UsageError("protoface does not accept images by URL");
  return await provider.create({ name, image }, options);
}
