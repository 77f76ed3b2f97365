import { afterEach, describe, expect, it, vi } from "vitest";
import { onceOnly } from "../../src/core/http/once-only.ts";
import { createArgilClient } from "../../src/vendors/argil/index.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

/** The bodies that a client sends, by method. */
async function bodiesSent(): Promise<Record<string, unknown>> {
  const bodies: Record<string, unknown> = {};
  const answer = async (_: unknown, init: RequestInit = {}): Promise<Response> => {
    bodies[String(init.method)] = init.body;
    return Response.json({ id: "1", name: "Ada", status: "IDLE" });
  };
  const { avatars, webhooks } = createArgilClient({ apiKey: "sk_test_1", fetch: answer });
  await avatars.create({ name: "Ada", datasetImage: { url: "https://example.com/ada.png" } });
  await webhooks.update("1", { callbackUrl: "https://example.com" });
  return bodies;
}

describe("in Deno, which resends a body that it can copy", () => {
  it("a create's text is sent as a Blob, and repeatable requests as they are", async () => {
    vi.stubGlobal("Deno", {});
    const { POST, PUT } = await bodiesSent();
    expect(POST).toBeInstanceOf(Blob);
    expect(JSON.parse(await (POST as Blob).text())).toMatchObject({ type: "IMAGE", name: "Ada" });
    expect(PUT).toBeTypeOf("string");
  });

  it.each([
    ["nothing", null, ""],
    ["bytes", new TextEncoder().encode("text"), "text"],
    ["parameters", new URLSearchParams({ a: "b c" }), "a=b+c"],
  ])("%s too", async (_, body, text) => {
    vi.stubGlobal("Deno", {});
    const once = onceOnly(body);
    expect(once).toBeInstanceOf(Blob);
    expect(await (once as Blob).text()).toBe(text);
  });

  it.each([
    ["a form", new FormData()],
    ["a Blob", new Blob(["x"])],
    ["a stream", new ReadableStream()],
  ])("%s stays what it is", (_, body) => {
    vi.stubGlobal("Deno", {});
    expect(onceOnly(body)).toBe(body);
  });
});

it("elsewhere every body is sent as it is", async () => {
  const { POST } = await bodiesSent();
  expect(POST).toBeTypeOf("string");
});
