import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { expect, it, vi } from "vitest";
import { run } from "../../scripts/common/consumer.ts";
import { createProtofaceClient, InvalidInputError, type VendorName } from "../../src/index.ts";
import { startSandbox } from "../../src/sandbox/index.ts";
import { ManualClock } from "./manual-clock.ts";
import { dataUri, form, only, picture } from "./support.ts";

it("starts all three on free loopback ports, and says how to reach them", async () => {
  await using sandbox = await startSandbox();
  expect(Object.keys(sandbox.vendors)).toEqual(["anam", "protoface", "argil"]);
  expect(sandbox.env).toEqual({
    ANAM_API_KEY: "sandbox-key-of-anam",
    ANAM_BASE_URL: only(sandbox, "anam").url,
    PROTOFACE_API_KEY: "sandbox-key-of-protoface",
    PROTOFACE_BASE_URL: only(sandbox, "protoface").url,
    ARGIL_API_KEY: "sandbox-key-of-argil",
    ARGIL_BASE_URL: only(sandbox, "argil").url,
  });
  expect(only(sandbox, "argil").url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v1$/);
});

it("configures a client through its environment variables", async () => {
  await using sandbox = await startSandbox({ vendors: ["protoface"], buildTimeMs: 0 });
  for (const [name, value] of Object.entries(sandbox.env)) vi.stubEnv(name, value);
  const avatar = await createProtofaceClient().avatars.createAndWait({ image: picture }, { minDelayMs: 1 });
  expect(avatar.status).toBe("ready");
  vi.unstubAllEnvs();
});

it("forgets everything between two starts, and isolates two that run side by side", async () => {
  const ask = async (sandbox: Awaited<ReturnType<typeof startSandbox>>) => {
    const { url: baseUrl, apiKey } = only(sandbox, "protoface");
    const { avatars } = createProtofaceClient({ baseUrl, apiKey });
    const before = await avatars.list({ scope: "org" }).toArray();
    await avatars.create({ image: picture });
    return before.length;
  };
  await using one = await startSandbox({ vendors: ["protoface"] });
  await using other = await startSandbox({ vendors: ["protoface"] });
  expect([await ask(one), await ask(other), await ask(one)]).toEqual([0, 0, 1]);
});

it("closes, even repeatedly, with requests, builds and connections in flight, and leaves no timer", async () => {
  const clock = new ManualClock();
  const sandbox = await startSandbox({ vendors: ["argil"], clock });
  const { url, apiKey } = only(sandbox, "argil");
  const headers = { "x-api-key": apiKey, "content-type": "application/json" };
  const body = JSON.stringify({ type: "IMAGE", name: "Ada", datasetImage: { base64: dataUri } });
  await fetch(`${url}/avatars`, { method: "POST", headers, body });
  expect(clock.pending).toBe(1);
  const underWay = fetch(`${url}/avatars`, {
    method: "POST",
    headers,
    body: new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode("{")) }),
    duplex: "half",
  } as RequestInit);
  const ended = expect(underWay).rejects.toThrow();
  await Promise.all([sandbox.close(), sandbox.close(), sandbox[Symbol.asyncDispose]()]);
  await ended;
  // A request in progress must not start a build now.
  await new Promise((resolve) => setImmediate(resolve));
  expect(clock.pending).toBe(0);
  await expect(fetch(url)).rejects.toThrow("fetch failed");
});

it("lets the process end after a close", async () => {
  const script = fileURLToPath(new URL("./starts-and-closes.ts", import.meta.url));
  expect(await run(process.execPath, ["--import", "tsx", script], { cwd: process.cwd() })).toBe("closed\n");
});

it("listens where it is told, and says which port is taken; then nothing is left running", async () => {
  const other = createServer();
  const port = await new Promise<number>((resolve) => {
    other.listen(0, "127.0.0.1", () => {
      const address = other.address();
      resolve(typeof address === "object" && address ? address.port : 0);
    });
  });
  await expect(startSandbox({ vendors: ["anam", "argil"], ports: { argil: port } })).rejects.toThrow(
    `cannot listen on 127.0.0.1:${port}`,
  );
  await new Promise((resolve) => other.close(resolve));
  await using sandbox = await startSandbox({ vendors: ["argil"], ports: { argil: port } });
  expect(only(sandbox, "argil").url).toBe(`http://127.0.0.1:${port}/v1`);
});

it("rejects invalid options, with every reason", async () => {
  const vendors: VendorName[] = ["anam", JSON.parse('"hedra"')];
  const refused = startSandbox({ vendors, buildTimeMs: -1, ports: { anam: 70_000 } });
  await expect(refused).rejects.toThrow(InvalidInputError);
  await expect(refused).rejects.toThrow(/unknown vendor hedra.*ports\.anam.*buildTimeMs/);
  await expect(startSandbox({ vendors: [] })).rejects.toThrow("at least one");
});

it("reports each request to the listener and keeps it, whatever the listener throws", async () => {
  const seen: unknown[] = [];
  await using sandbox = await startSandbox({
    vendors: ["protoface"],
    onRequest(entry) {
      seen.push(entry);
      throw new Error("mishap");
    },
  });
  const { url, apiKey, requests } = only(sandbox, "protoface");
  const headers = { authorization: `bearer ${apiKey}` };
  const body = form("image", { name: "Ada" });
  const response = await fetch(`${url}/v1/avatars?x=1`, { method: "POST", headers, body });
  expect([response.status, await response.text()]).toEqual([202, expect.any(String)]);
  await fetch(`${url}/v1/avatars`);
  expect(requests).toEqual([
    { method: "POST", path: "/v1/avatars?x=1", status: 202 },
    { method: "GET", path: "/v1/avatars", status: 401, note: "unauthorized" },
  ]);
  expect(seen).toEqual(requests.map((entry) => ({ vendor: "protoface", ...entry })));
});

it("says what to install if Prism is missing", async () => {
  vi.resetModules();
  vi.doMock("@stoplight/prism-http", () => {
    throw new Error("Cannot find package");
  });
  const fresh = await import("../../src/sandbox/index.ts");
  await expect(fresh.startSandbox({ vendors: ["anam"] })).rejects.toThrow(
    "npm install --save-dev @stoplight/prism-http@5.12.0",
  );
  vi.doUnmock("@stoplight/prism-http");
});
