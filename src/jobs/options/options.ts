import type { ClientOptions } from "../../core/config/options.ts";
import type { VendorName } from "../../core/errors/index.ts";
import type { ImageInput } from "../../core/image/input.ts";
import type { Clock } from "../../core/time/clock.ts";

/**
 * One account at a vendor: how to reach it, and what it may spend. The limits are stored in the ledger and apply to all workers:
 * an omitted limit keeps its value, and null removes it.
 */
export interface AccountOptions extends ClientOptions {
  vendor: VendorName;
  /** Creates per minute, over all workers, evenly spread. Default: no limit; a 429 pauses all workers. */
  ratePerMinute?: number | null | undefined;
  /** Maximum number of avatars in flight or building. Default: no limit. */
  maxInFlight?: number | null | undefined;
  /** Maximum number of credits to spend and reserve in total. Default: no limit. */
  creditLimit?: number | null | undefined;
  /** The price of an avatar, in credits. Default: 2 at Argil, 1 elsewhere. */
  creditsPerItem?: number | undefined;
  /**
   * Whether avatars carry a tag that identifies them if the response to their create is lost. Default true. Argil keeps the tag
   * in `extras`; at Anam it is part of the name until the id is stored; at Protoface, where names cannot be changed, it stays in
   * the name. If false, names are left alone and a person decides about lost creates.
   */
  tagNames?: boolean | undefined;
  /** Time for the response to a create, in milliseconds. Default 25,000, so that a worker stops within 30 s. */
  timeoutMs?: number | undefined;
}

export interface JobsOptions {
  /** `postgres://…`, or a folder for Postgres in this process. Default: `.avatars`. */
  database?: string | undefined;
  /** Accounts by names of your choice, made of letters, digits, `.`, `_` and `-`. The vendor of an account cannot change. */
  accounts?: Readonly<Record<string, AccountOptions>> | undefined;
  /** The Postgres schema of the tables. Default `avatar_jobs`. */
  schema?: string | undefined;
  /** The folder that relative image paths start from. Default: the working directory. */
  imagesDir?: string | undefined;
  /** Loads the image for a reference. Default: an https URL is passed to the vendor, anything else is a path. */
  resolveImage?: ResolveImage | undefined;
  /** Where ids are kept while the database is unreachable. Default: in the folder, or `.avatars-spool` for a server. */
  spoolDir?: string | undefined;
  /** Maximum connections to a server. Default 4. */
  connections?: number | undefined;
  /**
   * Called for problems that belong to no item, such as an unreachable database. An exception thrown here is ignored. Default: a
   * process warning.
   */
  onWarning?: ((message: string) => void) | undefined;
  /** Time source; replace it in tests. Default: the platform's. */
  clock?: Clock | undefined;
}

export interface WorkOptions {
  /** Accounts to serve. Default: those given to `openJobs`. */
  accounts?: JobsOptions["accounts"];
  /** Maximum number of concurrent creates in this worker. Default 4. */
  concurrency?: number | undefined;
  /** Seconds of silence after which other workers take over this one's claims, at least 10. Default 60. */
  leaseSeconds?: number | undefined;
  /** How long to search for a lost create before a person must decide, in seconds. Default 3,600. */
  horizonSeconds?: number | undefined;
  /** Seconds after which an avatar that is still building counts as failed. Default 7,200. */
  buildSeconds?: number | undefined;
  /** Whether to keep running once nothing is left to do. Default true. */
  keep?: boolean | undefined;
  /** Stops the worker: it sends nothing new, and awaits and records creates in flight. */
  signal?: AbortSignal | undefined;
  /**
   * Called for problems that belong to no item: an unreachable database, a vendor that cannot be read. Default: the `onWarning`
   * of `openJobs`.
   */
  onWarning?: ((message: string) => void) | undefined;
}

/** Loads the image for a reference: bytes, or an https URL for the vendor to fetch. */
export type ResolveImage = (image: string, item: { readonly key: string }) => Promise<ImageInput | string>;

/** An account and its name. */
export interface Account {
  readonly name: string;
  readonly options: AccountOptions;
}

export const toAccounts = (accounts: Readonly<Record<string, AccountOptions>>): Account[] =>
  Object.entries(accounts).map(([name, options]) => ({ name, options }));
