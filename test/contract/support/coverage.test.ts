import { describe, expect, test } from "vitest";
import { listProblems } from "../../../scripts/common/api-only.ts";
import { coverage, isStatus, operationOf } from "../../../scripts/contract/coverage.ts";
import { coverageTable } from "../../../scripts/contract/coverage-table.ts";
import type { DocumentedOperation } from "../../../scripts/contract/document.ts";

function operation(path: string, statuses: Record<string, Record<string, unknown>>): DocumentedOperation {
  const answers = Object.entries(statuses).map(([status, examples]) => ({
    status,
    mediaTypes: ["application/json"],
    examples: Object.entries(examples).map(([name, value]) => ({ name, value })),
  }));
  return {
    vendor: "argil",
    operationId: path,
    method: "GET",
    path,
    answers,
    parameters: [],
    requestBody: {},
  };
}

const item = operation("/avatars/{id}", { "200": { idle: { s: "IDLE" }, new: { s: "NEW" } }, "404": {} });
const count = operation("/avatars/count", { "2XX": {} });
const operations = [item, count];
const sent = { vendor: "argil", method: "GET" } as const;

describe("coverage", () => {
  test("finds the operation of a request, preferring the literal path to the template", () => {
    expect(operationOf(operations, { ...sent, path: "/avatars/a-1" })).toBe(item);
    expect(operationOf(operations, { ...sent, path: "/avatars/count" })).toBe(count);
    expect(operationOf(operations, { ...sent, path: "/avatars" })).toBeUndefined();
    expect(operationOf(operations, { ...sent, method: "PUT", path: "/avatars/a-1" })).toBeUndefined();
  });

  test("reads documented status classes", () => {
    expect([isStatus("200", 200), isStatus("2XX", 201), isStatus("2XX", 404)]).toEqual([true, true, false]);
  });

  test("counts an example by the body that arrived", () => {
    const records = [
      { ...sent, path: "/avatars/a", status: 200, body: { s: "IDLE" } },
      { ...sent, path: "/avatars/b", status: 200, body: { s: "IDLE" } },
      { ...sent, path: "/avatars/c", status: 200, body: { s: "other" } },
      { ...sent, path: "/avatars/count", status: 201 },
    ];
    const rows = coverage(operations, (each) => each === item, records);
    expect(rows.map(({ status, example, hits }) => [status, example, hits])).toEqual([
      ["200", "idle", 2],
      ["200", "new", 0],
      ["404", undefined, 0],
      ["2XX", undefined, 1],
    ]);
    expect(coverageTable(rows).match(/MISSING/g)).toHaveLength(2);
  });
});

describe("the list of operations without a wrapper", () => {
  test("is valid if it names all the others", () => {
    expect(listProblems(["GET /a", "GET /b"], ["GET /a"], ["GET /b"])).toEqual([]);
  });

  test.each([
    { name: "a new operation", list: ["GET /b"], problem: "GET /c is new: wrap it" },
    { name: "a removed operation", list: ["GET /b", "GET /c", "GET /d"], problem: "GET /d is in" },
    { name: "an operation with a wrapper", list: ["GET /a", "GET /b", "GET /c"], problem: "GET /a is in" },
    { name: "an operation named twice", list: ["GET /b", "GET /c", "GET /c"], problem: "GET /c is in" },
  ])("reports $name", ({ list, problem }) => {
    const problems = listProblems(["GET /a", "GET /b", "GET /c"], ["GET /a"], list);
    expect(problems).toEqual([expect.stringContaining(problem)]);
  });
});
