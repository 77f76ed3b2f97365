import process from "node:process";
import { type OptionKind, optionReasons } from "../core/config/check-options.ts";
import { type ClientOptions, clientOptionKinds } from "../core/config/options.ts";
import type { VendorName } from "../core/errors/index.ts";
import { assertValid } from "../core/errors/input.ts";
import { isObject } from "../core/input/fields.ts";
import { type Clock, systemClock } from "../core/time/clock.ts";
import { vendorNames } from "../core/vendors.ts";
import { isServer } from "./engine.ts";
import type { ResolveImage } from "./items.ts";

/**
 * One account at a vendor: how to reach it, and what it may spend. The ledger keeps the limits for all workers; one that is
 * left out stays as it is, null takes it away.
 */
export interface AccountOptions extends ClientOptions {
  vendor: VendorName;
  /** Creates a minute, over all workers, evenly spread. Default: no limit of ours; a 429 pauses all workers. */
  ratePerMinute?: number | null | undefined;
  /** How many may be on their way or building at once. Default: no limit. */
  maxInFlight?: number | null | undefined;
  /** Credits that may be spent and reserved in all. Default: no limit. */
  creditLimit?: number | null | undefined;
  /** What an avatar costs. Default 2 at Argil, 1 elsewhere. */
  creditsPerItem?: number | undefined;
  /**
   * Whether avatars carry a tag, by which a create whose answer was lost is known again. Default true. At Argil the tag is in
   * `extras`; at Anam it is in the name until the id is stored; at Protoface, where names cannot be changed, it stays in the
   * name. With false names are left alone, and what is lost goes to a person.
   */
  tagNames?: boolean | undefined;
  /** Time for the answer to a create, in milliseconds. Default 25,000, so that a worker stops within 30 s. */
  timeoutMs?: number | undefined;
}

export interface JobsOptions {
  /** `postgres://…`, or a folder for Postgres in this process. Default: `.avatars`. */
  database?: string | undefined;
  /** By your own names, of letters, digits, `.`, `_` and `-`. An account keeps its vendor. */
  accounts?: Readonly<Record<string, AccountOptions>> | undefined;
  /** Of the tables. Default `avatar_jobs`. */
  schema?: string | undefined;
  /** Where relative paths of pictures begin. Default: the working directory. */
  imagesDir?: string | undefined;
  /** Makes pictures of references. Default: an https URL is left to the vendor, everything else is a path. */
  resolveImage?: ResolveImage | undefined;
  /** Where ids are kept while the database is away. Default: beside the folder's data, `.avatars-spool` for a server. */
  spoolDir?: string | undefined;
  /** Connections to a server at once. Default 4. */
  connections?: number | undefined;
  /** Told of what goes wrong beside the items: a database that is away. What it throws is dropped. Default: a warning of the process. */
  onWarning?: ((message: string) => void) | undefined;
  /** Time source; replace it in tests. Default: the platform's. */
  clock?: Clock | undefined;
}

export interface WorkOptions {
  /** Accounts to serve. Default: those given to `openJobs`. */
  accounts?: JobsOptions["accounts"];
  /** Creates on their way at once, in this worker. Default 4. */
  concurrency?: number | undefined;
  /** After so many seconds of silence others take over what a worker had claimed, at least 10. Default 60. */
  leaseSeconds?: number | undefined;
  /** How long a lost create is looked for before a person must decide, in seconds. Default 3,600. */
  horizonSeconds?: number | undefined;
  /** What has not been built after so many seconds has failed. Default 7,200. */
  buildSeconds?: number | undefined;
  /** Whether to go on when nothing is left to do. Default true. */
  keep?: boolean | undefined;
  /** Stops the worker: no new creates, those on their way are awaited and recorded. */
  signal?: AbortSignal | undefined;
  /** Told of what goes wrong beside the items: a database that is away, a vendor that cannot be read. Default: as of the jobs. */
  onWarning?: ((message: string) => void) | undefined;
}

/** An account, its limits apart from what the client takes. */
export interface Account {
  readonly name: string;
  readonly options: AccountOptions;
}

export const accountLimits = {
  ratePerMinute: "rate_per_minute",
  maxInFlight: "max_in_flight",
  creditLimit: "credit_limit",
  creditsPerItem: "credits_per_item",
} as const;

const kinds = {
  database: "any",
  accounts: "any",
  schema: "any",
  imagesDir: "any",
  resolveImage: "function",
  spoolDir: "any",
  connections: "any",
  onWarning: "function",
  clock: "clock",
} as const satisfies Record<keyof JobsOptions, OptionKind>;

const workKinds = {
  accounts: "any",
  concurrency: "any",
  leaseSeconds: "any",
  horizonSeconds: "any",
  buildSeconds: "any",
  keep: "boolean",
  signal: "signal",
  onWarning: "function",
} as const satisfies Record<keyof WorkOptions, OptionKind>;

const accountKinds = {
  ...clientOptionKinds,
  vendor: "any",
  ratePerMinute: "any",
  maxInFlight: "any",
  creditLimit: "any",
  creditsPerItem: "any",
  tagNames: "boolean",
} as const satisfies Record<keyof AccountOptions, OptionKind>;

const accountName = /^[\w.-]{1,40}$/;

/** @throws InvalidInputError with every reason. */
export function checkJobsOptions(options: JobsOptions) {
  const reasons = optionReasons(options, kinds);
  const { accounts = {}, schema = "avatar_jobs", database = ".avatars", imagesDir = ".", spoolDir } = options;
  for (const [name, text] of Object.entries({ database, imagesDir, spoolDir }))
    if (text !== undefined && (typeof text !== "string" || text === "")) reasons.push(`${name} must be text`);
  if (/^[a-z][a-z\d+.-]+:\/\//i.test(String(database)) && !isServer(database))
    reasons.push("database must be a folder or postgres://…");
  if (typeof schema !== "string" || !/^[a-z_][a-z\d_]{0,49}$/.test(schema))
    reasons.push("schema must be a name of lower-case letters, digits and _, at most 50");
  const connections = checkNumber(options.connections ?? 4, "connections", 2, true, reasons);
  checkAccounts(accounts, reasons);
  assertValid(undefined, reasons);
  const clock = options.clock ?? systemClock;
  const onWarning = listener(options.onWarning ?? ((text) => process.emitWarning(text, "AvatarJobsWarning")));
  return { ...options, database, schema, imagesDir, accounts, connections, clock, onWarning };
}

/** What a listener throws is not the business of who tells it. */
function listener(tell: (message: string) => void): (message: string) => void {
  return (message) => {
    try {
      tell(message);
    } catch {
      // The next warning is told all the same.
    }
  };
}

function checkAccounts(accounts: unknown, reasons: string[]): void {
  if (!isObject(accounts)) {
    reasons.push("accounts must be an object of accounts by name");
    return;
  }
  for (const [name, account] of Object.entries(accounts)) {
    if (!accountName.test(name)) {
      reasons.push(
        `the account ${JSON.stringify(name)} must be named by 1 to 40 letters, digits, ".", "_" or "-"`,
      );
    }
    reasons.push(...accountReasons(account).map((reason) => `accounts.${name}: ${reason}`));
  }
}

function accountReasons(account: unknown): string[] {
  const reasons =
    account === undefined ? ["must be an object with a vendor"] : optionReasons(account, accountKinds);
  if (!isObject(account)) return reasons;
  if (!vendorNames.some((vendor) => vendor === account.vendor))
    reasons.push(`vendor must be one of ${vendorNames.join(", ")}`);
  const { ratePerMinute, maxInFlight, creditLimit, creditsPerItem } = account;
  const given = (value: unknown): value is unknown => value !== undefined && value !== null;
  if (given(ratePerMinute)) checkNumber(ratePerMinute, "ratePerMinute", Number.MIN_VALUE, false, reasons);
  if (given(maxInFlight)) checkNumber(maxInFlight, "maxInFlight", 1, true, reasons);
  if (given(creditLimit)) checkNumber(creditLimit, "creditLimit", 0, false, reasons);
  if (given(creditsPerItem)) checkNumber(creditsPerItem, "creditsPerItem", 0, false, reasons);
  return reasons;
}

/** @throws InvalidInputError with every reason. */
export function checkWorkOptions(options: WorkOptions) {
  const reasons = optionReasons(options, workKinds);
  const concurrency = checkNumber(options.concurrency ?? 4, "concurrency", 1, true, reasons);
  const leaseSeconds = checkNumber(options.leaseSeconds ?? 60, "leaseSeconds", 10, true, reasons);
  const horizonSeconds = checkNumber(options.horizonSeconds ?? 3_600, "horizonSeconds", 0, false, reasons);
  const buildSeconds = checkNumber(options.buildSeconds ?? 7_200, "buildSeconds", 1, false, reasons);
  if (options.accounts !== undefined) checkAccounts(options.accounts, reasons);
  assertValid(undefined, reasons);
  const { keep = true, signal } = options;
  const onWarning = options.onWarning && listener(options.onWarning);
  return { concurrency, leaseSeconds, horizonSeconds, buildSeconds, keep, signal, onWarning };
}

function checkNumber(value: unknown, name: string, least: number, whole: boolean, reasons: string[]): number {
  const fits = whole ? Number.isSafeInteger(value) : Number.isFinite(value);
  if (fits && (value as number) >= least) return value as number;
  const lowest = least === Number.MIN_VALUE ? "more than 0" : `${least} or more`;
  reasons.push(`${name} must be a ${whole ? "whole " : ""}number, ${lowest}`);
  return least;
}
