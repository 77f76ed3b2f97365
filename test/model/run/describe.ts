import type { CallRecord } from "./records.ts";

/** Summarizes the result of a call. */
export function describe(value: NonNullable<CallRecord["value"]>): string {
  if ("found" in value) return value.found.join(", ") || "nothing";
  if ("id" in value) return value.id;
  return value
    .map(
      (each) =>
        `${each.index} ${each.status} ${each.status === "created" ? each.avatar.id : describeThrown(each.error)}`,
    )
    .join("; ");
}

export function describeThrown(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  const { code } = thrown as { code?: unknown };
  return `${thrown.name}${code === undefined ? "" : ` (${String(code)})`}: ${thrown.message.slice(0, 140)}`;
}
