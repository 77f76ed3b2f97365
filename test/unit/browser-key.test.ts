import { afterEach, beforeEach, expect, it, vi } from "vitest";

const apiKey = "sk_test_1";
const warn = vi.spyOn(console, "warn").mockReturnValue();

/** Loads it the way a freshly opened page does. */
const open = async () => (await import("../../src/vendors/protoface/index.ts")).createProtofaceClient;

beforeEach(() => {
  vi.resetModules();
  warn.mockClear();
});
afterEach(() => {
  vi.unstubAllGlobals();
});

function beInPage(): void {
  vi.stubGlobal("window", globalThis);
  vi.stubGlobal("document", {});
}

it("a key in a page triggers a single warning, which does not show the key", async () => {
  beInPage();
  const createClient = await open();
  createClient({ apiKey });
  createClient({ apiKey: "sk_test_2" });
  expect(warn).toHaveBeenCalledOnce();
  expect(warn).toHaveBeenCalledWith(
    expect.stringMatching(/Keep keys on a server.*dangerouslyAllowBrowser: true/),
  );
  expect(JSON.stringify(warn.mock.calls)).not.toContain("sk_test");
});

it("an explicitly allowed key triggers none, but does not silence other clients", async () => {
  beInPage();
  const createClient = await open();
  createClient({ apiKey, dangerouslyAllowBrowser: true });
  expect(warn).not.toHaveBeenCalled();
  createClient({ apiKey });
  expect(warn).toHaveBeenCalledOnce();
});

it("nor is there one on a server, or in a worker that has only a window or only a document", async () => {
  const createClient = await open();
  createClient({ apiKey });
  vi.stubGlobal("window", globalThis);
  createClient({ apiKey });
  vi.unstubAllGlobals();
  vi.stubGlobal("document", {});
  createClient({ apiKey });
  expect(warn).not.toHaveBeenCalled();
});

it("a client that was rejected has no key to warn about", async () => {
  beInPage();
  const createClient = await open();
  expect(() => createClient({ apiKey: "two words" })).toThrow();
  expect(warn).not.toHaveBeenCalled();
});
