import type { AddChange, Direction } from "./change.ts";
import { compareContent } from "./content.ts";
import { compareHeaders } from "./headers.ts";
import type { Side } from "./side.ts";
import { compareRest } from "./words.ts";

const isSuccess = (status: string) => /^2/.test(status);

const members = new Set(["headers", "content"]);

/** `4XX` covers 404, and `default` covers every failure. */
function rangeOf(status: string, all: ReadonlyMap<string, Side>): Side | undefined {
  const range = all.get(`${status[0]}XX`) ?? all.get(`${status[0]}xx`);
  return range ?? (isSuccess(status) ? undefined : all.get("default"));
}

/** `direction`: response for what we receive, request for our response to a delivery. */
export function compareResponses(old: Side, now: Side, direction: Direction, report: AddChange): void {
  const named = (side: Side) =>
    new Map([...side.at("responses").members()].filter(([status]) => !status.startsWith("x-")));
  const [before, after] = [named(old), named(now)];
  const gone = [...before.keys()].filter((status) => !after.has(status));
  const come = [...after.keys()].filter((status) => !before.has(status));
  const compare = (status: string, a: Side, b: Side) => {
    const at = `response ${status}`;
    compareContent(a, b, direction, at, report);
    compareHeaders(a, b, direction, at, report);
    compareRest(a, b, members, at, report);
  };
  for (const [status, a] of before) {
    const b = after.get(status) ?? rangeOf(status, after);
    if (b) {
      compare(status, a, b);
      continue;
    }
    const successor = isSuccess(status) ? come.find(isSuccess) : undefined;
    const text = successor ? `success is now ${successor}` : "removed";
    const rule = isSuccess(status) ? "success-status-changed" : "status-removed";
    const level = direction === "response" || isSuccess(status) ? "major" : "minor";
    report({ level, rule, at: `response ${status}`, pointer: `${old.pointer}/responses/${status}`, text });
    const next = successor && after.get(successor);
    if (next) compare(status, a, next);
  }
  for (const status of come) {
    if (isSuccess(status) && gone.some((one) => isSuccess(one) && !rangeOf(one, after))) continue;
    const pointer = `${now.pointer}/responses/${status}`;
    const wide = rangeOf(status, before);
    // A second kind of success means a second kind of response for everything that reads the first.
    const second =
      isSuccess(status) &&
      [...before.keys()].some(isSuccess) &&
      !wide &&
      !gone.some((one) => rangeOf(one, after));
    const level = second && direction === "response" ? "major" : "minor";
    report({ level, rule: "status-added", at: `response ${status}`, pointer, text: "added" });
  }
}
