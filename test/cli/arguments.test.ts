import { describe, expect, test } from "vitest";
import { flagOf, globalOptions, options } from "../../src/cli/arguments/options.ts";
import { commands } from "../../src/cli/commands.ts";
import { jsonLines, portrait, runCli } from "./support/run.ts";

describe("help", () => {
  test.each(commands.map((command) => [command.name, command] as const))(
    "%s --help names its arguments and options, and leaves the exit codes to the program's own help",
    async (name, { args, options: own, examples }) => {
      const { code, stdout, stderr } = await runCli([...name.split(" "), "--help"]);
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      expect(stdout).toContain(["Usage: avatars", name, ...args].join(" "));
      for (const option of [...own, ...globalOptions]) expect(stdout).toContain(`--${flagOf(option)}`);
      for (const example of examples) expect(stdout).toContain(example);
      expect(stdout).toContain("`avatars --help`");
      expect(stdout).not.toMatch(/^ +130 {2}/m);
      expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(100);
    },
  );

  test("the program's help names every command, key and exit code", async () => {
    const { code, stdout } = await runCli(["--help"]);
    expect(code).toBe(0);
    for (const { name } of commands) expect(stdout).toContain(`  ${name}`);
    for (const vendor of ["ANAM", "PROTOFACE", "ARGIL"]) expect(stdout).toContain(`${vendor}_API_KEY`);
  });

  test("`help create` and `create --help` are the same, wherever the option appears", async () => {
    const wanted = (await runCli(["create", "--help"])).stdout;
    for (const args of [
      ["help", "create"],
      ["--help", "create"],
      ["create", "a.png", "-h"],
    ]) {
      expect((await runCli(args)).stdout).toBe(wanted);
    }
  });

  test("`webhooks --help` lists its commands", async () => {
    expect((await runCli(["webhooks", "--help"])).stdout).toMatch(/webhooks update ID/);
  });

  test.each([[], ["webhooks"]])("%j alone is a usage error and lists what is available", async (...args) => {
    const { code, stdout, stderr } = await runCli(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/Commands:[\s\S]*missing command/);
  });

  test("every option belongs to some command", () => {
    const taken = new Set<string>(commands.flatMap((command) => command.options));
    const general = ["json", "debug", "help", "version"];
    expect([...taken, ...general].sort()).toEqual(Object.keys(options).sort());
  });

  test("--version", async () => {
    expect((await runCli(["--version"])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe("mistakes end with code 2 and a hint at what would be right", () => {
  test.each([
    [["creat", "a.png"], /unknown command creat; did you mean create\?/],
    [["lits"], /did you mean list\?/],
    [["frobnicate"], /unknown command frobnicate\n/],
    [["webhooks", "lst"], /unknown command webhooks lst; did you mean webhooks list\?/],
    [
      ["create", "a.png", "--vender", "anam"],
      /avatars create has no option --vender; did you mean --vendor\?/,
    ],
    [["create", "a.png", "--idempotency"], /did you mean --idempotency-key\?/],
    [["list", "-x"], /has no option -x/],
    [["list", "--fit"], /--fit is not an option of avatars list/],
    [["--fit"], /--fit needs a command before it/],
    [["list", "--vendor"], /--vendor needs a value/],
    [["list", "--vendor="], /--vendor needs a value/],
    [["create", "a.png", "--name", "--wait"], /--name needs a value\n.*--name=VALUE/],
    [["list", "--json=yes"], /--json takes no value/],
    [["list", "--vendor", "anm"], /unknown vendor "anm"; did you mean anam\?/],
    [["list", "--limit", "0"], /--limit must be a whole number, 1 or more, not "0"/],
    [["wait", "a", "--vendor", "anam", "--timeout", "soon"], /--timeout must be a number of seconds/],
    [["create"], /IMAGE is missing\n.*usage: avatars create IMAGE/],
    [["create", "a.png", "b.png"], /unexpected argument "b.png"/],
    [["wait"], /ID is missing/],
    [["get", ""], /an argument is empty/],
    [["get", "a", "--vendor", "anam", "--vendor", "argil"], /an id belongs to one vendor/],
    [["create", "a.png", "--vendor", "anam", "--timeout", "3"], /--timeout needs --wait/],
    [["delete", "a", "--vendor", "argil"], /argil's API cannot delete avatars/],
    [["webhooks", "list", "--vendor", "anam"], /only argil has webhooks/],
    [["webhooks", "create", "https://example.com"], /--event is missing/],
    [
      ["webhooks", "create", "https://e.com", "--event", "AVATAR_TRAINING_SUCESS"],
      /did you mean AVATAR_TRAINING_SUCCESS/,
    ],
    [["webhooks", "update", "a"], /nothing to change/],
    [["sandbox", "argill"], /unknown vendor "argill"; did you mean argil\?/],
    [["sandbox", "--port", "99999"], /--port must be a whole number, 1 to 65532/],
    [["check", "https://example.com/a.png"], /check reads files/],
    [["check", "missing.png"], /missing\.png cannot be read: the file does not exist/],
    [["check", "."], /\. contains no images/],
    [["create", "http://example.com/a.png", "--vendor", "anam"], /must be https/],
  ])("%j", async (args, complaint) => {
    const { code, stdout, stderr } = await runCli(args, { env: { ANAM_API_KEY: "k" } });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(complaint);
    expect(stderr).not.toMatch(/^ +at /m);
  });

  test("with --json, the error is also an object on stdout", async () => {
    const ran = await runCli(["list", "--lmit", "3", "--json"]);
    expect(jsonLines(ran)).toEqual([
      expect.objectContaining({ event: "error", code: "usage", exitCode: 2, message: expect.any(String) }),
    ]);
  });

  test("--debug adds the stack", async () => {
    expect((await runCli(["frobnicate", "--debug"])).stderr).toMatch(/UsageError[\s\S]*at /);
  });
});

describe("keys in arguments are rejected and not repeated", () => {
  test.each([
    ["--api-key", "sk_live_1"],
    ["--api-key=sk_live_1"],
    ["--key", "sk_live_1"],
    ["--anam-key=sk_live_1"],
    ["--apikey=sk_live_1"],
    ["--token=sk_live_1"],
    ["ANAM_API_KEY=sk_live_1"],
  ])("%s", async (...args) => {
    const { code, stdout, stderr } = await runCli(["create", portrait, "--vendor", "anam", ...args]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/keys are never read from arguments/);
    expect(stderr + stdout).not.toContain("sk_live_1");
  });
});

test("one word may be different options of different commands", async () => {
  const { code, stderr } = await runCli(["create", portrait, "--vendor", "argil", "--fit", "--keep"]);
  expect([code, stderr]).toEqual([2, expect.stringMatching(/--keep needs a value/)]);
  const work = await runCli(["batch", "work", "--keep=yes"]);
  expect([work.code, work.stderr]).toEqual([2, expect.stringMatching(/--keep takes no value/)]);
  const long = await runCli(["batch", "work", "--keep-working"]);
  expect([long.code, long.stderr]).toEqual([2, expect.stringMatching(/has no option --keep-working/)]);
});
