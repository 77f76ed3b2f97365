import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sendJson, startServer } from "../../scripts/common/stand-ins/server.ts";
import { startSandbox } from "../../src/sandbox/index.ts";
import { jsonLines, portrait, runCli } from "./support/run.ts";

let sandbox: Awaited<ReturnType<typeof startSandbox>>;
const made: string[] = [];

beforeAll(async () => {
  sandbox = await startSandbox({ vendors: ["protoface", "argil"], buildTimeMs: 0 });
  for (const name of ["Ada", "王小明", "Bea to fail"]) {
    const { stdout } = await run("create", portrait, "--vendor", "protoface", "--name", name);
    made.push(stdout.trim());
  }
});
afterAll(() => sandbox?.close());

const run = (...args: string[]) => runCli(args, { env: sandbox.env });

describe("get", () => {
  test("shows an avatar in aligned lines", async () => {
    const { code, stdout } = await run("get", made[0] ?? "", "--vendor", "protoface");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^vendor {3}protoface\nid {7}av_\w+\nname {5}Ada\nstatus {3}ready\ncreated {2}2/);
  });

  test("shows a failed one with its reason, and still ends with 0", async () => {
    const { code, stdout } = await run("get", made[2] ?? "", "--vendor", "protoface");
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/^reason +\S+/m) });
  });

  test("with --json, includes the vendor's own object", async () => {
    const [avatar] = jsonLines(await run("get", made[0] ?? "", "--vendor", "protoface", "--json"));
    expect(avatar).toMatchObject({
      id: made[0],
      previewUrl: null,
      native: { id: made[0], object: "avatar" },
    });
  });
});

describe("list", () => {
  test("aligns its columns, even with wide characters", async () => {
    const { code, stdout } = await run("list", "--own", "--vendor", "protoface");
    expect(code).toBe(0);
    const [head = "", ...rows] = stdout.trim().split("\n");
    expect(head).toMatch(/^VENDOR {5}ID +NAME +STATUS +CREATED$/);
    expect(rows).toHaveLength(3);
    const wide = rows.find((row) => row.includes("王小明")) ?? "";
    expect(wide.indexOf("ready") + 3).toBe(head.indexOf("STATUS"));
  });

  test("leaves out stock avatars with --own", async () => {
    const ids = async (...args: string[]) =>
      jsonLines(await run("list", "--vendor", "protoface", "--json", ...args)).map(({ id }) => id);
    expect((await ids("--own")).sort()).toEqual([...made].sort());
    expect((await ids()).length).toBeGreaterThan(made.length);
  });

  test("stops at --limit and says that there are more", async () => {
    const { stdout, stderr } = await run("list", "--vendor", "protoface", "--limit", "2");
    expect(stdout.trim().split("\n")).toHaveLength(3);
    expect(stderr).toMatch(/protoface: there are more than 2/);
    expect((await run("list", "--vendor", "protoface", "--limit", "all")).stderr).toBe("");
  });

  test("without --vendor, reads every vendor with a key, and one failure does not spoil the others", async () => {
    const env = { ...sandbox.env, ARGIL_API_KEY: "wrong" };
    const { code, stdout, stderr } = await runCli(["list"], { env });
    expect(code).toBe(1);
    expect(stdout).toContain(made[0]);
    expect(stderr).toMatch(/error: argil: GET \/avatars: 401/);
  });

  test("says so if there is nothing", async () => {
    expect(await run("list", "--own", "--vendor", "argil")).toEqual({
      code: 0,
      stdout: "",
      stderr: "no avatars\n",
    });
  });
});

describe("delete", () => {
  test("deletes several and continues after one that does not exist", async () => {
    const { stdout: created } = await run("create", portrait, "--vendor", "protoface");
    const id = created.trim();
    const ran = await run("delete", "av_0", id, "--vendor", "protoface", "--json");
    expect(ran.code).toBe(1);
    expect(jsonLines(ran)).toEqual([
      expect.objectContaining({ event: "error", id: "av_0", code: "not_found" }),
      { event: "deleted", vendor: "protoface", id },
    ]);
    expect((await run("get", id, "--vendor", "protoface")).code).toBe(1);
  });
});

describe("webhooks", () => {
  test("are created, listed, updated and deleted", async () => {
    const { stdout } = await run(
      "webhooks",
      "create",
      "https://127.0.0.1:9/a",
      "--event",
      "AVATAR_TRAINING_FAILED",
    );
    const id = stdout.split(" ")[0] ?? "";
    expect((await run("webhooks", "list", "--vendor", "argil")).stdout).toMatch(
      /^ID +URL +EVENTS\n\S+ +https:\/\/127\.0\.0\.1:9\/a +AVATAR_TRAINING_FAILED\n$/,
    );
    await run("webhooks", "update", id, "--url", "https://127.0.0.1:9/b");
    const [webhook] = jsonLines(await run("webhooks", "list", "--json"));
    expect(webhook).toMatchObject({ vendor: "argil", id, callbackUrl: "https://127.0.0.1:9/b" });
    expect(await run("webhooks", "delete", id)).toMatchObject({ code: 0, stdout: `deleted ${id}\n` });
    expect((await run("webhooks", "list")).stderr).toBe("no webhooks\n");
  });

  test("a subscription whose response is lost is looked for", async () => {
    const url = "https://example.com/hook";
    const webhook = { id: "w1", callbackUrl: url, events: ["AVATAR_TRAINING_FAILED"] };
    await using server = await startServer(({ method }, response) => {
      if (method === "POST") response.destroy();
      else sendJson(response, 200, [webhook]);
    });
    const env = { ARGIL_API_KEY: "k", ARGIL_BASE_URL: server.url };
    const args = ["webhooks", "create", url, "--event", "AVATAR_TRAINING_FAILED"];
    const { code, stderr } = await runCli(args, { env });
    expect(code).toBe(5);
    expect(stderr).toMatch(/possible match: w1/);
  });
});

test("a vendor's text can neither move the cursor nor colour the screen", async () => {
  const name = "Ada\u001b[2J\u001b[31m\nfake line\u202e";
  const avatar = { id: "av_1", name, status: "ready", created_at: "2026-01-01T00:00:00Z" };
  await using server = await startServer((_, response) => sendJson(response, 200, avatar));
  const env = { PROTOFACE_API_KEY: "k", PROTOFACE_BASE_URL: server.url };
  const { stdout } = await runCli(["get", "av_1", "--vendor", "protoface"], { env });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not appear.
  expect(stdout).not.toMatch(/[\u001b\u202e]/);
  expect(stdout.trim().split("\n")).toHaveLength(5);
});
