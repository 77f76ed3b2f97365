import { AvatarClientError, type VendorName } from "./base.ts";

/** The vendor says the build failed: waiting longer does not help. */
export class AvatarFailedError<Avatar = unknown> extends AvatarClientError {
  readonly code = "avatar_failed";
  declare readonly vendor: VendorName;
  declare readonly avatar: Avatar;
  /** The vendor's reason (Protoface `failure_reason`), or else its status. */
  readonly reason: string;

  /** @internal Errors are made by the clients. */
  constructor(vendor: VendorName, id: string, avatar: Avatar, reason: string) {
    super(vendor, `avatar ${id} failed: ${reason}`);
    this.avatar = avatar;
    this.reason = reason;
  }
}

/** Still building when `maxWaitMs` was over. The build goes on: `wait(error.id)` resumes, in any process. */
export class WaitTimeoutError<Avatar = unknown> extends AvatarClientError {
  readonly code = "wait_timeout";
  declare readonly vendor: VendorName;
  readonly id: string;
  /** The avatar as last seen, if it was seen at all. */
  declare readonly avatar?: Avatar;
  readonly elapsedMs: number;
  /** How many GETs the wait sent. */
  readonly polls: number;

  /** @internal Errors are made by the clients. */
  constructor(
    vendor: VendorName,
    seen: { id: string; avatar: Avatar | undefined; elapsedMs: number; polls: number },
    note: string,
  ) {
    super(
      vendor,
      `avatar ${seen.id} ${note} after ${Math.round(seen.elapsedMs / 1000)} s; wait("${seen.id}") resumes`,
    );
    this.id = seen.id;
    if (seen.avatar !== undefined) this.avatar = seen.avatar;
    this.elapsedMs = seen.elapsedMs;
    this.polls = seen.polls;
  }
}
