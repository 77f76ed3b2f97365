import process from "node:process";
import { type OptionKind, optionReasons } from "../../core/config/check-options.ts";
import { clientOptionKinds } from "../../core/config/options.ts";
import { assertValid } from "../../core/errors/input.ts";
import { isObject } from "../../core/input/fields.ts";
import { systemClock } from "../../core/time/clock.ts";
import { vendorNames } from "../../core/vendors.ts";
import { isServer } from "../database/postgres.ts";
import type { AccountOptions, JobsOptions, WorkOptions } from "./options.ts";

export type CheckedJobsOptions = ReturnType<typeof checkJobsOptions>;
export type CheckedWorkOptions = ReturnType<typeof checkWorkOptions>;

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

/** @throws InvalidInputError listing every reason. */
export function checkJobsOptions(options: JobsOptions) {
  const reasons = optionReasons(options, kinds);
  const { accounts = {}, schema = "avatar_jobs", database = ".avatars", imagesDir = ".", spoolDir } = options;
  for (const [name, text] of Object.entries({ database, imagesDir, spoolDir }))
    if (text !== undefined && (typeof text !== "string" || text === "")) reasons.push(`${name} must be text`);
  if (/^[a-z][a-z\d+.-]+:\/\//i.test(String(database)) && !isServer(database))
    reasons.push("database must be a folder or postgres://…");
  if (typeof schema !== "string" || !/^[a-z_][a-z\d_]{0,49}$/.test(schema))
    reasons.push("schema must be at most 50 lower-case letters, digits and _, and not start with a digit");
  const connections = checkNumber(options.connections ?? 4, "connections", 2, true, reasons);
  checkAccounts(accounts, reasons);
  assertValid(undefined, reasons);
  const clock = options.clock ?? systemClock;
  const onWarning = neverThrows(
    options.onWarning ?? ((text) => process.emitWarning(text, "AvatarJobsWarning")),
  );
  return { ...options, database, schema, imagesDir, accounts, connections, clock, onWarning };
}

/** @throws InvalidInputError listing every reason. */
export function checkWorkOptions(options: WorkOptions) {
  const reasons = optionReasons(options, workKinds);
  const concurrency = checkNumber(options.concurrency ?? 4, "concurrency", 1, true, reasons);
  const leaseSeconds = checkNumber(options.leaseSeconds ?? 60, "leaseSeconds", 10, true, reasons);
  const horizonSeconds = checkNumber(options.horizonSeconds ?? 3_600, "horizonSeconds", 0, false, reasons);
  const buildSeconds = checkNumber(options.buildSeconds ?? 7_200, "buildSeconds", 1, false, reasons);
  if (options.accounts !== undefined) checkAccounts(options.accounts, reasons);
  assertValid(undefined, reasons);
  const { keep = true, signal } = options;
  const onWarning = options.onWarning && neverThrows(options.onWarning);
  return { concurrency, leaseSeconds, horizonSeconds, buildSeconds, keep, signal, onWarning };
}

/** An error of a listener must not stop the work that it is told about. */
function neverThrows(tell: (message: string) => void): (message: string) => void {
  return (message) => {
    try {
      tell(message);
    } catch {
      // The listener hears the next warning all the same.
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

function checkNumber(value: unknown, name: string, min: number, whole: boolean, reasons: string[]): number {
  const fits = whole ? Number.isSafeInteger(value) : Number.isFinite(value);
  if (fits && (value as number) >= min) return value as number;
  const lowest = min === Number.MIN_VALUE ? "more than 0" : `${min} or more`;
  reasons.push(`${name} must be a ${whole ? "whole " : ""}number, ${lowest}`);
  return min;
}
