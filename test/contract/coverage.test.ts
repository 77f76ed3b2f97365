import { expect, test } from "vitest";
import { cases } from "../support/contract-cases.ts";
import { ContractDocument } from "../support/contract-document.ts";
import { wrapped } from "../support/contract-wrappers.ts";

const documented = (["anam", "protoface", "argil"] as const).flatMap(
  (vendor) => new ContractDocument(vendor).operations,
);
const wrappedKinds = /^(\/v1)?\/(avatars|webhooks)(\/|$)/;
const key = ({ vendor, operationId }: { vendor: string; operationId: string }) => `${vendor} ${operationId}`;

test("every documented operation on avatars and webhooks has a wrapper", () => {
  const toWrap = documented.filter(({ path }) => wrappedKinds.test(path)).map(key);
  expect([...new Set(wrapped.map(({ operation }) => key(operation)))].sort()).toEqual(toWrap.sort());
});

test("every documented status of a wrapped operation is a case", () => {
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
