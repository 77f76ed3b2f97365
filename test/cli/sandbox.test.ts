import { createServer, get } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { jsonLines, portrait, runCli } from "./support/run.ts";

/** Runs a sandbox for as long as `use` takes; returns its output. */
async function during(
  args: readonly string[],
  use: (env: Record<string, string>, text: () => string) => Promise<void>,
) {
  const stop = new AbortController();
  let text = "";
  let begun: (env: Record<string, string>) => void;
  const ready = new Promise<Record<string, string>>((resolve) => {
    begun = resolve;
  });
  const ended = runCli(["sandbox", ...args], {
    signal: stop.signal,
    onText(more) {
      text += more;
      if (!/Ctrl-C stops/.test(text)) return;
      begun(
        Object.fromEntries(
          [...text.matchAll(/^(\w+_(?:KEY|URL))=(.+)$/gm)].map(([, a = "", b = ""]) => [a, b]),
        ),
      );
    },
  });
  const env = await Promise.race([ready, ended.then(() => Promise.reject(new Error(text)))]);
  await use(env, () => text);
  stop.abort(new Error("interrupted"));
  return await ended;
}

test("sandbox prints the lines of a .env file, and the requests that it receives", async () => {
  const { code, stderr } = await during(["protoface", "--build-time", "0"], async (env) => {
    expect(env).toEqual({
      PROTOFACE_API_KEY: expect.any(String),
      PROTOFACE_BASE_URL: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
    });
    const { code } = await runCli(["create", portrait, "--vendor", "protoface", "--wait"], { env });
    expect(code).toBe(0);
  });
  expect(code).toBe(0);
  expect(stderr).toMatch(/open http:\/\/127\.0\.0\.1:\d+\/ and drop an image/);
  expect(stderr).toMatch(/protoface: POST \/v1\/avatars 20\d/);
  expect(stderr).toMatch(/the sandbox has stopped\n$/);
});

test("sandbox --json prints one object per vendor", async () => {
  const ran = await during(["anam", "argil", "--json"], async () => undefined);
  expect(jsonLines(ran)).toEqual([
    { vendor: "anam", url: expect.any(String), apiKey: expect.any(String) },
    { vendor: "argil", url: expect.any(String), apiKey: expect.any(String) },
    { page: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/$/) },
  ]);
});

test("sandbox on a port in use says so and ends with code 2", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  const { code, stderr } = await runCli(["sandbox", "protoface", "--port", String(port)]);
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(String(port)) });
  await new Promise((resolve) => server.close(resolve));
});

test("sandbox --allow-host lets its page be opened under another host name", async () => {
  await during(["argil", "--allow-host", "dev.internal"], async (_, text) => {
    const [, address = ""] = /open (http:\S+)/.exec(text()) ?? [];
    const status = (host: string) =>
      new Promise((resolve, reject) => {
        get(address, { headers: { host } }, (response) => resolve(response.resume().statusCode)).on(
          "error",
          reject,
        );
      });
    expect(await status("dev.internal:8080")).toBe(200);
    expect(await status("evil.example")).toBe(403);
  });
  const { code, stderr } = await runCli(["sandbox", "argil", "--allow-host", "http://dev"]);
  expect([code, stderr]).toEqual([2, expect.stringContaining("host names without scheme and port")]);
});
