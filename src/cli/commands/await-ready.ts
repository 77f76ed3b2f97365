import { NotFoundError, type VendorName } from "../../core/errors/index.ts";
import { systemClock } from "../../core/time/clock.ts";
import type { WaitStatus } from "../../core/wait/lifecycle.ts";
import type { BaseProvider } from "../../unified/provider.ts";
import type { UnifiedAvatar } from "../../unified/types.ts";
import type { Context } from "../command.ts";
import { reportError } from "../errors/report.ts";
import { type Ending, endings, worst } from "../exit-codes.ts";
import { formatSeconds } from "../terminal/seconds.ts";
import { resumeCommand } from "../vendors/resume.ts";
import { toJson } from "./show-avatar.ts";

interface AwaitOptions {
  maxWaitMs: number | undefined;
  onReady?(avatar: UnifiedAvatar): Promise<unknown>;
}

const words: Record<WaitStatus, string> = {
  processing: "building",
  unknown: "in an unknown state",
  ready: "ready",
  failed: "failed",
};

/** Waits for avatars of one vendor, shows the outcome of each, and prints how to resume the unfinished ones. */
export async function awaitReady(
  context: Context,
  provider: Pick<BaseProvider<VendorName>, "vendor" | "waitAll">,
  start: readonly (string | UnifiedAvatar)[],
  { maxWaitMs, onReady }: AwaitOptions,
): Promise<Ending> {
  const { io, screen } = context;
  const { vendor } = provider;
  const now = io.clock?.now ?? systemClock.now;
  const startedAt = now();
  const pending = new Set(start.map((one) => (typeof one === "string" ? one : one.id)));
  const resumable: string[] = [];
  const ends: Ending[] = [];
  const show = (id: string, status: string) =>
    screen.progress(`${vendor} ${id}`, { label: `${vendor} ${id}`, status, startedAt });
  for (const id of pending) show(id, words.processing);
  try {
    const settling = provider.waitAll(start, {
      signal: io.signal,
      maxWaitMs,
      onProgress({ item, status, nextDelayMs }) {
        if (nextDelayMs !== undefined) show(item.id, words[status]);
      },
    });
    for await (const settled of settling) {
      const { id } = settled;
      pending.delete(id);
      screen.settled(`${vendor} ${id}`);
      if (settled.status === "ready") {
        screen.note(`${vendor} ${id}: ready after ${formatSeconds(now() - startedAt)}`, "green");
        await onReady?.(settled.item);
        await screen.emit({ event: "ready", ...toJson(settled.item) });
        continue;
      }
      const { error } = settled;
      const over = error instanceof NotFoundError || isFailure(error);
      const facts = { id, ...(!over && { resume: resumeCommand(vendor, [id]) }) };
      ends.push(await reportError(context, error, { facts }));
      if (!over) resumable.push(id);
    }
  } catch (error) {
    for (const id of pending) screen.settled(`${vendor} ${id}`);
    if (!io.signal.aborted) throw error;
    ends.push("interrupted");
    const ids = [...pending];
    const resume = resumeCommand(vendor, ids);
    const { code: exitCode } = endings.interrupted;
    await screen.emit({ event: "interrupted", vendor, ids, resume, exitCode });
    screen.note(`${vendor}: stopped waiting; the build${ids.length === 1 ? " continues" : "s continue"}`);
  }
  const left = [...resumable, ...pending];
  if (left.length > 0) screen.note(`to keep waiting: ${resumeCommand(vendor, left)}`);
  return worst(ends);
}

function isFailure(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "avatar_failed";
}
