import { assertValid } from "../../errors/input.ts";
import { isObject } from "../../input/fields.ts";
import { jobFailed, waitTimedOut } from "../errors.ts";
import { checkId, failedPollsInARow, mayPass } from "../rules.ts";
import type { PagedWaiter } from "./lifecycle.ts";
import type { Look } from "./read-many.ts";

/** How the wait for one of many ended. */
export type WaitAllResult<Avatar, Ready> =
  | { readonly id: string; readonly status: "ready"; readonly avatar: Ready }
  | {
      readonly id: string;
      readonly status: "failed";
      /** What `wait` would have thrown: `AvatarFailedError`, `WaitTimeoutError`, or why it could not be read. */
      readonly error: unknown;
      /** As last seen, if it was seen at all. */
      readonly avatar: Avatar | undefined;
    };

interface Entry<Avatar> {
  avatar: Avatar | undefined;
  polls: number;
  failures: number;
}

/** The avatars that a wait for many still waits for, and what is known of each. */
export class PendingAvatars<Avatar extends { id: string }, Ready extends Avatar> {
  readonly #watch: PagedWaiter<Avatar, Ready>;
  readonly #entries = new Map<string, Entry<Avatar>>();

  /** @throws InvalidInputError for ids that no request could name. */
  constructor(watch: PagedWaiter<Avatar, Ready>, start: Iterable<string | Avatar>) {
    this.#watch = watch;
    const iterable = typeof start !== "string" && typeof start?.[Symbol.iterator] === "function";
    assertValid(
      watch.vendor,
      iterable ? [] : ["the ids must be an array or another iterable of ids or avatars"],
    );
    for (const given of start) {
      const avatar = isObject(given) ? given : undefined;
      const id = isObject(given) ? given.id : given;
      checkId(watch.vendor, id);
      this.#entries.set(id, { avatar, polls: 0, failures: 0 });
    }
  }

  get size(): number {
    return this.#entries.size;
  }

  get ids(): string[] {
    return [...this.#entries.keys()];
  }

  has(id: string): boolean {
    return this.#entries.has(id);
  }

  seen(id: string): Avatar | undefined {
    return this.#entries.get(id)?.avatar;
  }

  polls(id: string): number {
    return this.#entries.get(id)?.polls ?? 0;
  }

  countPoll(id: string): void {
    const entry = this.#entries.get(id);
    if (entry) entry.polls += 1;
  }

  /** Applies one poll's result; returns the outcome once the id is settled, else undefined. */
  async settle(
    id: string,
    look: Look<Avatar>,
    elapsedMs: number,
  ): Promise<WaitAllResult<Avatar, Ready> | undefined> {
    const entry = this.#entries.get(id);
    const settled = entry && (await this.#judge(id, entry, look, elapsedMs));
    if (settled) this.#entries.delete(id);
    return settled;
  }

  /** Settles all that are left: the time is over. */
  timeOut(elapsedMs: number): Promise<WaitAllResult<Avatar, Ready>[]> {
    const all = [...this.#entries].map(async ([id, { avatar, polls }]) => {
      const error = await waitTimedOut(this.#watch, { id, item: avatar }, { elapsedMs, polls });
      return { id, status: "failed" as const, error, avatar };
    });
    return Promise.all(all);
  }

  async #judge(
    id: string,
    entry: Entry<Avatar>,
    look: Look<Avatar>,
    elapsedMs: number,
  ): Promise<WaitAllResult<Avatar, Ready> | undefined> {
    const watch = this.#watch;
    if ("error" in look) {
      const { error } = look;
      entry.failures += 1;
      const over = entry.failures >= failedPollsInARow || !mayPass(error, elapsedMs);
      return over ? { id, status: "failed", error, avatar: entry.avatar } : undefined;
    }
    const { avatar } = look;
    Object.assign(entry, { avatar, failures: 0 });
    if (watch.isReady(avatar)) return { id, status: "ready", avatar };
    const { status, reason } = watch.judge(avatar);
    if (status !== "failed") return undefined;
    return { id, status, error: await jobFailed(watch, avatar, reason), avatar };
  }
}
