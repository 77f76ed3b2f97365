import {
  ApiError,
  InvalidInputError,
  isAvatarClientError,
  JobFailedError,
  OutcomeUnknownError,
  RateLimitError,
  type VendorName,
  WaitTimeoutError,
} from "../../core/errors/index.ts";
import type { Ending } from "../exit-codes.ts";
import { formatSeconds } from "../terminal/seconds.ts";
import { profiles } from "../vendors/registry.ts";
import { UsageError } from "./usage-error.ts";

/** An error as shown to the user. */
export interface Explained {
  ending: Ending;
  /** Machine-readable code, the library's if it has one. */
  code: string;
  vendor: VendorName | undefined;
  message: string;
  reasons: readonly string[];
}

/** Explains an error to the user. Aborts are not errors and are handled before this. */
export function explain(error: unknown): Explained {
  if (error instanceof UsageError) {
    const { message, reasons } = error;
    return { ending: "badInput", code: "usage", vendor: undefined, message, reasons };
  }
  if (!isAvatarClientError(error)) {
    const message = error instanceof Error ? error.message : String(error);
    const reasons = ["this is unexpected; --debug shows where it happened"];
    return { ending: "vendorError", code: "unexpected", vendor: undefined, message, reasons };
  }
  const { code, vendor } = error;
  const explained = (ending: Ending, message: string, reasons: readonly string[] = []) => ({
    ending,
    code,
    vendor,
    message,
    reasons,
  });
  if (error instanceof InvalidInputError) {
    return explained(
      "badInput",
      vendor ? `${vendor}: invalid input, nothing was sent` : "invalid input",
      error.reasons,
    );
  }
  if (error instanceof JobFailedError) return explained("buildFailed", error.message);
  // The library's messages name its functions; the command line has commands instead.
  if (error instanceof WaitTimeoutError) {
    return explained("stillBuilding", error.message.replace(/; wait\(.*$/s, ""));
  }
  if (error instanceof OutcomeUnknownError) {
    return explained("outcomeUnknown", error.message.replace(/; the vendor may have acted.*$/s, ""));
  }
  return explained("vendorError", error.message, error instanceof ApiError ? hints(error) : []);
}

function hints(error: ApiError): string[] {
  const { status, vendor, requestId, retryAfterMs } = error;
  const lines: string[] = [];
  if (status === 401) lines.push(`check ${profiles[vendor].keyVariable}`);
  if (error instanceof RateLimitError && retryAfterMs !== undefined) {
    lines.push(`try again in ${formatSeconds(retryAfterMs)}`);
  }
  if (requestId !== undefined) lines.push(`request id, for the vendor's support: ${requestId}`);
  return lines;
}
