import { describe, expect, test } from "vitest";
import { ContractDocument } from "../../scripts/contract/document.ts";
import { Sampler } from "../support/contract-sample.ts";
import { connectAnam, connectArgil, connectProtoface } from "../support/contract-wire.ts";

interface Answer {
  error?: unknown;
  response: Response;
}

/** Calls an operation by names taken from a document, bypassing the types that would check them. */
function request(api: { request(...args: never[]): unknown }, ...args: unknown[]): Promise<Answer> {
  return Reflect.apply(api.request, api, args);
}

const vendors = [
  { vendor: "anam", open: () => connectAnam().client.api },
  { vendor: "protoface", open: () => connectProtoface().client.api },
  { vendor: "argil", open: () => connectArgil().client.api },
] as const;

const matches = (documented: string, status: number): boolean =>
  new RegExp(`^${documented.replaceAll("X", "\\d")}$`).test(String(status));

describe.each(vendors)("api at $vendor", ({ vendor, open }) => {
  const document = new ContractDocument(vendor);
  const { operations } = document;
  const sampler = new Sampler(document);

  test("has operations", () => {
    expect(operations.length).toBeGreaterThan(0);
  });

  test.each(operations)("$operationId is answered as documented", async (operation) => {
    const { method, path, answers } = operation;
    const [success] = answers.filter(({ status }) => status.startsWith("2"));
    const isJson = success?.mediaTypes.some((type) => type === "application/json") ?? true;
    const init = { ...sampler.init(operation), parseAs: isJson ? "json" : "blob" };
    const { error, response } = await request(open(), method.toLowerCase(), path, init);
    expect(error).toBeUndefined();
    expect(success?.status).toSatisfy((status: string) => matches(status, response.status));
  });
});
