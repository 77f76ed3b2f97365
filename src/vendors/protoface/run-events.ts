import { pickOptions } from "../../core/config/check-options.ts";
import type { ClientConfig } from "../../core/config/config.ts";
import { type CallOptions, callOptionKinds } from "../../core/config/options.ts";
import { isObject } from "../../core/input/fields.ts";
import type { PagedList } from "../../core/list/page.ts";
import type { WaitOptions, WaitProgress } from "../../core/wait/lifecycle.ts";
import type {
  ProtofaceQueuedRun,
  ProtofaceRun,
  ProtofaceRunEvent,
  ProtofaceRunEventList,
  ProtofaceRunEventListParams,
} from "./types.ts";

/** A run as returned by `submit` or by a read. */
export type AnyProtofaceRun = ProtofaceRun | ProtofaceQueuedRun;

/** The progress of a run, passed to `onProgress`. */
export interface ProtofaceRunProgress extends WaitProgress<AnyProtofaceRun> {
  /** The events since the last call, oldest first, each exactly once. Empty if the events cannot be read. */
  readonly events: readonly ProtofaceRunEvent[];
}

/** Options of a wait for a run. */
export interface ProtofaceRunWaitOptions extends Omit<WaitOptions<AnyProtofaceRun>, "onProgress"> {
  /** Called and awaited after every poll. An exception thrown here ends the wait. */
  onProgress?: ((progress: ProtofaceRunProgress) => unknown) | undefined;
}

type ReadEvents = (
  id: string,
  params: ProtofaceRunEventListParams,
  options: CallOptions,
) => PagedList<ProtofaceRunEvent, ProtofaceRunEventList>;

/** Runs may queue and render for minutes each. */
export const maxWaitMs = 60 * 60_000;

const maxPages = 20;
/** Time limit for reading events at the end of a wait. */
const lastReadMs = 1_000;

/** The options of a wait that starts now, with the run's events added to each progress report. */
export function withEvents(
  read: ReadEvents,
  { clock, timeoutMs: usualMs }: Pick<ClientConfig, "clock" | "timeoutMs">,
  options: ProtofaceRunWaitOptions | undefined,
): WaitOptions<AnyProtofaceRun> | undefined {
  const onProgress = isObject(options) ? options.onProgress : undefined;
  if (!options || typeof onProgress !== "function")
    return options as WaitOptions<AnyProtofaceRun> | undefined;
  const { timeoutMs = usualMs, ...own } = pickOptions<CallOptions>(options, callOptionKinds);
  const deadline = clock.now() + (options.maxWaitMs ?? maxWaitMs);
  let after: number | undefined;

  async function readNew(id: string): Promise<ProtofaceRunEvent[]> {
    const events: ProtofaceRunEvent[] = [];
    const leftMs = Math.max(lastReadMs, deadline - clock.now());
    // No retries: the next poll reads what failed.
    const quick = { ...own, timeoutMs: Math.min(timeoutMs, leftMs), maxRetries: 0 };
    try {
      let pages = 0;
      for await (const { items } of read(id, { after, limit: 500 }, quick).pages()) {
        for (const event of items) {
          if (after !== undefined && event.sequence <= after) continue;
          events.push(event);
          after = event.sequence;
        }
        if (++pages === maxPages) break;
      }
    } catch {
      // The next poll reads them; the wait itself handles an abort.
    }
    return events;
  }

  return {
    ...options,
    onProgress: async (progress: WaitProgress<AnyProtofaceRun>) =>
      onProgress({ ...progress, events: await readNew(progress.item.id) }),
  };
}
