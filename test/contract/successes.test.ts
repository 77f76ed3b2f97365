import { describe, expect, test } from "vitest";
import { cases } from "../support/contract-cases.ts";

const successes = cases.filter(({ status, goesOn }) => status < 400 && !goesOn);

describe("a documented success is what the wrapper returns", () => {
  test.each(successes)("$name: $status $example", async ({ run, prefer, operation, status, body }) => {
    const { result, exchanges } = run(prefer);
    expect(await result).toEqual(operation.method === "DELETE" ? undefined : body);
    expect(exchanges.map((exchange) => exchange.status)).toEqual([status]);
    expect(exchanges[0]?.method).toBe(operation.method);
  });
});
