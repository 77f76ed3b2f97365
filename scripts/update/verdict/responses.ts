import type { AddChange } from "./change.ts";
import { compareContent } from "./content.ts";
import { compareSchemas } from "./schema.ts";
import type { Side } from "./side.ts";

const isSuccess = (status: string) => /^2/.test(status);

function compareHeaders(a: Side, b: Side, at: string, report: AddChange): void {
  const [before, after] = [a.at("headers").members(), b.at("headers").members()];
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const [old, now] = [before.get(name), after.get(name)];
    const where = `${at} › header ${name}`;
    if (old && now) {
      const seen = new Set<string>();
      compareSchemas(old.at("schema"), now.at("schema"), { direction: "response", at: where, report, seen });
      if (old.object.required === true && now.object.required !== true)
        report({
          level: "major",
          rule: "header-optional",
          at: where,
          pointer: old.pointer,
          text: "is now optional",
        });
    } else if (old) {
      report({ level: "major", rule: "header-removed", at: where, pointer: old.pointer, text: "removed" });
    } else if (now) {
      report({ level: "minor", rule: "header-added", at: where, pointer: now.pointer, text: "added" });
    }
  }
}

export function compareResponses(old: Side, now: Side, report: AddChange): void {
  const [before, after] = [old.at("responses").members(), now.at("responses").members()];
  const [gone, come] = [
    [...before.keys()].filter((status) => !after.has(status)),
    [...after.keys()].filter((status) => !before.has(status)),
  ];
  for (const [status, a] of before) {
    const at = `response ${status}`;
    const b = after.get(status);
    if (b) {
      compareContent(a, b, "response", at, report);
      compareHeaders(a, b, at, report);
      continue;
    }
    const successor = isSuccess(status) ? come.find(isSuccess) : undefined;
    const text = successor ? `success is now ${successor}` : "removed";
    const rule = isSuccess(status) ? "success-status-changed" : "status-removed";
    report({ level: "major", rule, at, pointer: `${old.pointer}/responses/${status}`, text });
    const next = successor && after.get(successor);
    if (next) compareContent(a, next, "response", at, report);
  }
  for (const status of come) {
    if (isSuccess(status) && gone.some(isSuccess)) continue;
    const pointer = `${now.pointer}/responses/${status}`;
    // A second kind of success is a second kind of answer to everything that reads the first.
    const level = isSuccess(status) && [...before.keys()].some(isSuccess) ? "major" : "minor";
    report({ level, rule: "status-added", at: `response ${status}`, pointer, text: "added" });
  }
}
