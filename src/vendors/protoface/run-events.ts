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

/** A run as `submit` gives it, or as it is read. */
export type AnyProtofaceRun = ProtofaceRun | ProtofaceQueuedRun;

/** What `onProgress` of a run is told. */
export interface ProtofaceRunProgress extends WaitProgress<AnyProtofaceRun> {
  /** What has happened since the last call, oldest first: each event once. Empty where events cannot be read. */
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

/** Runs queue for minutes and render for minutes. */
export const maxWaitMs = 60 * 60_000;

const maxPages = 20;
/** What is read at the end of a wait may take this long. */
const lastReadMs = 1_000;

/** The options of a wait that begins now, with the run's events in what `onProgress` is told. */
export function tellEvents(
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
    // Once: what fails is read again with the next poll.
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
      // The next poll reads them; an abort is noticed by the wait.
    }
    return events;
  }

  return {
    ...options,
    onProgress: async (progress: WaitProgress<AnyProtofaceRun>) =>
      onProgress({ ...progress, events: await readNew(progress.item.id) }),
  };
}
