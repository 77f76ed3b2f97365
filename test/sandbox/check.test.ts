import { beforeAll, describe, expect, it } from "vitest";
import { loadDocument, type VendorDocument } from "../../src/sandbox/document/document.ts";
import type { SandboxOperation } from "../../src/sandbox/document/prism.ts";
import type { SandboxAnswer } from "../../src/sandbox/http/answer.ts";
import { sandboxKey } from "../../src/sandbox/http/key.ts";
import { serveVendor } from "../../src/sandbox/http/server.ts";
import { resolveOptions } from "../../src/sandbox/options.ts";
import { Rehearsals } from "../../src/sandbox/state/rehearsals.ts";
import { openVendor } from "../../src/sandbox/vendor.ts";
import { sandboxArgil } from "../../src/sandbox/vendors/argil/argil.ts";
import type { Operate, Surroundings } from "../../src/sandbox/vendors/vendor.ts";
import { effectiveOperations } from "./operations.ts";
import { startOne } from "./support.ts";

const vendors = ["anam", "protoface", "argil"] as const;

describe.each(vendors)("the check of %s's responses", (vendor) => {
  let document: VendorDocument;
  beforeAll(async () => {
    document = await loadDocument(vendor);
  });
  const root = vendor === "argil" ? "" : "/v1";
  const id = "00000000-0000-4000-8000-000000000001";

  async function operationOf(method: string, path: string): Promise<SandboxOperation> {
    const request = { method, url: { path: root + path, query: {} }, headers: {} };
    const { operation } = await document.route(request);
    if (!operation) throw new Error(`no operation ${method} ${path}`);
    return operation;
  }
  const json = (status: number, body: unknown): SandboxAnswer => ({
    status,
    headers: { "content-type": "application/json" },
    body,
  });

  it.each([
    ["get", `/avatars/${id}`, json(200, {})],
    ["get", `/avatars/${id}`, json(200, { id: 7 })],
    ["get", `/avatars/${id}`, json(200, [])],
    ["get", "/avatars", json(200, "text")],
    ["get", "/avatars", json(200, vendor === "argil" ? [{}] : { data: [{}] })],
    ["get", "/avatars", json(202, [])],
    ["get", "/avatars", { status: 200, body: [] }],
    ["get", "/avatars", { status: 200, headers: { "content-type": "text/html" }, body: "<html>" }],
    ["post", "/avatars", json(vendor === "protoface" ? 202 : 201, { id })],
    ["post", "/avatars", json(418, { error: 7, code: "7", message: 7 })],
    ["get", "/avatars", json(401, vendor === "argil" ? { code: "x" } : { error: 7 })],
  ])("finds what is wrong: %s %s", async (method, path, answer) => {
    expect(await document.check(await operationOf(method, path), answer)).not.toEqual([]);
  });

  it("objects to every response that is not a JSON object or list", async () => {
    const lists = await effectiveOperations(vendor);
    const silent: string[] = [];
    for (const { method, path, jsonStatus } of lists) {
      const operation = (await document.route({ method, url: { path, query: {} }, headers: {} })).operation;
      if (!operation || jsonStatus === undefined) continue;
      if ((await document.check(operation, json(jsonStatus, 7))).length === 0)
        silent.push(`${method} ${path}`);
    }
    expect(silent).toEqual([]);
  });
});

describe.each(vendors)("every operation of %s", (vendor) => {
  it("has an example that fits the document", async () => {
    const document = await loadDocument(vendor);
    const operations = await effectiveOperations(vendor);
    expect(operations.length).toBeGreaterThan(20);
    for (const { method, path } of operations) {
      const request = { method, url: { path, query: {} }, headers: { accept: "image/png" } };
      const { operation } = await document.route(request);
      if (!operation) throw new Error(`no operation ${method} ${path}`);
      const example = await document.mock(operation, request);
      expect([path, await document.check(operation, example)]).toEqual([path, []]);
    }
  });

  it("responds with that example, if it is a read without state", async () => {
    await using asked = await startOne(vendor);
    for (const { method, path } of await effectiveOperations(vendor)) {
      if (method === "get") await asked.ask(`GET ${path}`);
    }
    const examples = asked.requests.filter(({ note }) => note === "example from the document");
    expect(examples.length).toBeGreaterThanOrEqual(2);
    expect(examples.every(({ status }) => status === 200)).toBe(true);
  });
});

/** A sandboxed vendor, called over HTTP, with one operation replaced. */
async function askAvatars(operation: Operate) {
  const reports: unknown[] = [];
  const config = resolveOptions({ onRequest: (entry) => reports.push(entry) });
  const make = (around: Surroundings) => ({
    ...sandboxArgil(around),
    operations: { "GET /avatars": operation },
  });
  const vendor = await openVendor("argil", config, new Rehearsals(), () => undefined, make);
  const server = await serveVendor(0, vendor);
  const headers = { "x-api-key": sandboxKey("argil") };
  const response = await fetch(`http://127.0.0.1:${server.port}/v1/avatars`, { headers });
  await server.close();
  await vendor.close();
  return { response, reports };
}

it("a response that violates the document says so in a header and to the listener", async () => {
  const { response, reports } = await askAvatars(() => ({ status: 200, body: [{ id: "é" }] }));
  expect(response.headers.get("sl-violations")).toContain("must have required property 'name'");
  expect(reports).toEqual([expect.objectContaining({ violations: expect.any(Array), status: 200 })]);
});

it("an exception from the handler is a 500, and no more than that", async () => {
  const { response, reports } = await askAvatars(() => Promise.reject(new Error("oh")));
  expect(response.status).toBe(500);
  expect(reports).toEqual([expect.objectContaining({ status: 500, note: "defect of the sandbox: oh" })]);
});
