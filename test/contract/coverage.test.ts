import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { listProblems, operationName, readApiOnly } from "../../scripts/common/api-only.ts";
import { projectRoot, vendors } from "../../scripts/common/project.ts";
import { isWrapped } from "../../scripts/common/wrapped.ts";
import { ContractDocument } from "../../scripts/contract/document.ts";
import { cases } from "../support/contract-cases.ts";
import { wrapped } from "../support/contract-wrappers.ts";

const documented = vendors.flatMap((vendor) => new ContractDocument(vendor).operations);
const key = ({ vendor, operationId }: { vendor: string; operationId: string }) => `${vendor} ${operationId}`;

test("document updates count the same operations as wrapped", () => {
  const counted = documented.filter(({ vendor, operationId }) => isWrapped(vendor, operationId));
  expect(counted.map(key).sort()).toEqual(
    [...new Set(wrapped.map(({ operation }) => key(operation)))].sort(),
  );
});

test.each(vendors)("every operation of %s has a wrapper or is listed as api-only", (vendor) => {
  const own = documented.filter((operation) => operation.vendor === vendor);
  const withWrapper = wrapped.filter((wrapper) => wrapper.vendor === vendor);
  const problems = listProblems(
    own.map(operationName),
    withWrapper.map(({ operation }) => operationName(operation)),
    readApiOnly(vendor),
  );
  expect(problems).toEqual([]);
});

test.each(vendors)("every wrapped operation of %s has a promise", (vendor) => {
  const promises = readFileSync(join(projectRoot, `test/contract/promises/${vendor}.test.ts`), "utf8");
  const own = wrapped.filter((wrapper) => wrapper.vendor === vendor);
  const names = own.map(({ operation: { operationId } }) => operationId);
  expect(names.filter((name) => !promises.includes(`"${name}"`))).toEqual([]);
});

test("every documented status of a wrapped operation is a test case", () => {
  const covered = new Set(cases.map(({ operation, status }) => `${key(operation)} ${status}`));
  const pairs = wrapped.flatMap(({ operation }) =>
    operation.answers.map(({ status }) => `${key(operation)} ${status}`),
  );
  expect([...covered].sort()).toEqual([...new Set(pairs)].sort());
  const examples = new Set(cases.map(({ operation, prefer }) => `${key(operation)} ${prefer}`));
  const operations = new Set(wrapped.map(({ operation }) => key(operation)));
  console.info(
    `contract: ${operations.size} operations in ${wrapped.length} forms, ` +
      `${covered.size} operation-status pairs, ${examples.size} examples, ${cases.length} cases`,
  );
});
