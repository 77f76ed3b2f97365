import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sendJson, startServer, type TestServer } from "../../scripts/common/stand-ins/server.ts";
import { runCli } from "./support/run.ts";

let server: TestServer;
let cwd: string;

beforeAll(async () => {
  server = await startServer((_, response) => sendJson(response, 200, { data: [], has_more: false }));
});
afterAll(() => server[Symbol.asyncDispose]());
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), "avatars-"));
});
afterEach(() => rm(cwd, { recursive: true }));

function sentKey(): string | undefined {
  return server.requests.at(-1)?.headers.authorization;
}

const list = ["list", "--vendor", "protoface"];

describe("keys and base URLs", () => {
  test("come from the environment", async () => {
    const { code } = await runCli(list, { env: { PROTOFACE_API_KEY: "k1", PROTOFACE_BASE_URL: server.url } });
    expect({ code, key: sentKey() }).toEqual({ code: 0, key: "Bearer k1" });
  });

  test("come from a .env file in the working directory, with comments and quotes", async () => {
    const lines = ["# mine", 'PROTOFACE_API_KEY="k2"', `PROTOFACE_BASE_URL=${server.url}`];
    await writeFile(join(cwd, ".env"), lines.join("\n"));
    const { code } = await runCli(list, { cwd });
    expect({ code, key: sentKey() }).toEqual({ code: 0, key: "Bearer k2" });
  });

  test.each([
    { encoding: "UTF-8 with a byte order mark", encode: (text: string) => Buffer.from(`\ufeff${text}`) },
    {
      encoding: "UTF-16, as PowerShell writes it",
      encode: (text: string) => Buffer.from(`\ufeff${text}`, "utf16le"),
    },
    {
      encoding: "UTF-16 in the other byte order",
      encode: (text: string) => Buffer.from(`\ufeff${text}`, "utf16le").swap16(),
    },
  ])("come from a .env file in $encoding", async ({ encode }) => {
    await writeFile(
      join(cwd, ".env"),
      encode(`PROTOFACE_API_KEY=k7\r\nPROTOFACE_BASE_URL=${server.url}\r\n`),
    );
    const { code } = await runCli(list, { cwd });
    expect({ code, key: sentKey() }).toEqual({ code: 0, key: "Bearer k7" });
  });

  test("are not read from a .env file that is not one, and it does no harm", async () => {
    for (const bytes of ["\u0000\u001b[2J=\n\xff", "__proto__=x\nconstructor=y", "=\n==\n'\n`", ""]) {
      await writeFile(join(cwd, ".env"), bytes, "latin1");
      const { code, stderr } = await runCli(list, { cwd });
      expect({ code, stderr }).toEqual({
        code: 2,
        stderr: expect.stringMatching(/^error: no API key for protoface\n/),
      });
    }
  });

  test("from the environment win", async () => {
    await writeFile(join(cwd, ".env"), "PROTOFACE_API_KEY=of-file\nPROTOFACE_BASE_URL=http://127.0.0.1:9");
    await runCli(list, { cwd, env: { PROTOFACE_API_KEY: "k3", PROTOFACE_BASE_URL: server.url } });
    expect(sentKey()).toBe("Bearer k3");
  });

  test("a base URL from .env is not given a key from the environment", async () => {
    await writeFile(join(cwd, ".env"), `PROTOFACE_BASE_URL=${server.url}`);
    const before = server.requests.length;
    const { code, stderr } = await runCli(list, { cwd, env: { PROTOFACE_API_KEY: "k4" } });
    expect(code).toBe(2);
    expect(stderr).toMatch(/PROTOFACE_API_KEY comes from the environment, but PROTOFACE_BASE_URL from \.env/);
    expect(server.requests).toHaveLength(before);
  });

  test("a folder named .env is ignored", async () => {
    await mkdir(join(cwd, ".env"));
    const { code } = await runCli(list, {
      cwd,
      env: { PROTOFACE_API_KEY: "k5", PROTOFACE_BASE_URL: server.url },
    });
    expect(code).toBe(0);
  });

  test("a missing key is reported with the name of its variable", async () => {
    const { code, stderr } = await runCli(["list", "--vendor", "argil", "--vendor", "anam"], { cwd });
    expect(code).toBe(2);
    expect(stderr).toMatch(/no API key for argil, anam\n.*set ARGIL_API_KEY, ANAM_API_KEY/);
  });

  test("an invalid key is reported with the name of its variable, and not shown", async () => {
    const { code, stderr } = await runCli(list, { env: { PROTOFACE_API_KEY: "my secret" } });
    expect(code).toBe(2);
    expect(stderr).toMatch(/PROTOFACE_API_KEY contains whitespace/);
    expect(stderr).not.toContain("my secret");
  });

  test("`all` uses the vendors whose key is set and names the others", async () => {
    const env = { PROTOFACE_API_KEY: "k6", PROTOFACE_BASE_URL: server.url };
    const { code, stderr } = await runCli(["list", "--vendor", "all"], { env });
    expect(code).toBe(0);
    expect(stderr).toMatch(
      /anam is skipped: ANAM_API_KEY is not set\nargil is skipped: ARGIL_API_KEY is not set/,
    );
    expect((await runCli(["list", "--vendor", "all"])).code).toBe(2);
  });
});
