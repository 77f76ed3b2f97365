import { AvatarClientError, nameErrors, type VendorName } from "./base.ts";

/** The kind of object that was waited for. */
export type JobKind = "avatar" | "video" | "run" | "asset" | "document" | "session";

/** The object that was waited for, as last seen. */
export interface WaitedFor<Item> {
  vendor: VendorName;
  kind: JobKind;
  id: string;
  item: Item;
}

/** The vendor reports that the job failed: waiting longer does not help. */
export class JobFailedError<Item = unknown> extends AvatarClientError {
  declare readonly code: "job_failed" | "avatar_failed";
  declare readonly vendor: VendorName;
  declare readonly id: string;
  declare readonly item: Item;
  readonly kind: JobKind;
  /** The vendor's reason (Protoface's `failure_reason`), otherwise its status. */
  readonly reason: string;

  /** @internal Clients construct errors. */
  constructor({ vendor, kind, id, item }: WaitedFor<Item>, reason: string) {
    super(vendor, `${kind} ${id} failed: ${reason}`);
    this.kind = kind;
    this.id = id;
    this.item = item;
    this.reason = reason;
  }
}
nameErrors(JobFailedError, "JobFailedError", "job_failed");

/** A {@link JobFailedError} for an avatar: its build failed, or moderation rejected it. */
export class AvatarFailedError<Avatar = unknown> extends JobFailedError<Avatar> {
  declare readonly code: "avatar_failed";
}
nameErrors(AvatarFailedError, "AvatarFailedError", "avatar_failed");

/** Creates the matching error for a failed job. */
export function toJobFailedError<Item>(what: WaitedFor<Item>, reason: string): JobFailedError<Item> {
  return new (what.kind === "avatar" ? AvatarFailedError : JobFailedError)(what, reason);
}

/**
 * Not finished after `maxWaitMs`. The job continues at the vendor: `wait(error.id)` resumes the wait, in any process.
 */
export class WaitTimeoutError<Item = unknown> extends AvatarClientError {
  declare readonly code: "wait_timeout";
  declare readonly vendor: VendorName;
  declare readonly id: string;
  /** As last seen; absent if no poll succeeded. */
  declare readonly item?: Item;
  readonly kind: JobKind;
  readonly elapsedMs: number;
  /** Number of polls (GETs) sent. */
  readonly polls: number;

  /** @internal Clients construct errors. */
  constructor(
    { vendor, kind, id, item }: WaitedFor<Item | undefined>,
    { elapsedMs, polls }: { elapsedMs: number; polls: number },
    note: string,
    options?: ErrorOptions,
  ) {
    const message = `${kind} ${id} ${note} after ${Math.round(elapsedMs / 1000)} s; wait("${id}") resumes`;
    super(vendor, message, options);
    this.kind = kind;
    this.id = id;
    if (item !== undefined) this.item = item;
    this.elapsedMs = elapsedMs;
    this.polls = polls;
  }
}
nameErrors(WaitTimeoutError, "WaitTimeoutError", "wait_timeout");
