import { execFile } from "node:child_process";
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sendJson, startServer, type TestServer } from "../../scripts/common/stand-ins/server.ts";
import { commands } from "../../src/cli/commands.ts";
import { fitTable } from "../../src/cli/terminal/fit-table.ts";
import { width } from "../../src/cli/terminal/text.ts";
import { startSandbox } from "../../src/sandbox/index.ts";
import { anamAvatar, argilAvatar, protofaceAvatar } from "../unit/support/fixtures.ts";
import { jsonLines, portrait, runCli } from "./support/run.ts";

const execute = promisify(execFile);
const keyOf = (vendor: string) => `sk_secret_of_${vendor}_0123456789`;

let server: TestServer;
let cwd: string;
/** The vendors' responses, by requested path. */
let answers: (path: string) => { status?: number; body?: unknown; file?: Buffer };

beforeAll(async () => {
  server = await startServer(({ url }, response) => {
    const answer = answers(url);
    if (answer.file) response.writeHead(200, { "content-type": "video/mp4" }).end(answer.file);
    else sendJson(response, answer.status ?? 200, answer.body);
  });
});
afterAll(() => server[Symbol.asyncDispose]());
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), "avatars-"));
  server.requests.length = 0;
});
afterEach(() => rm(cwd, { recursive: true }));

function env(...vendors: string[]): Record<string, string> {
  return Object.fromEntries(
    vendors.flatMap((vendor) => [
      [`${vendor.toUpperCase()}_API_KEY`, keyOf(vendor)],
      [`${vendor.toUpperCase()}_BASE_URL`, server.url],
    ]),
  );
}

describe("without --vendor, the vendor", () => {
  test("is Protoface for one of Protoface's ids, whatever keys are set", async () => {
    answers = () => ({ body: protofaceAvatar({ status: "ready" }) });
    const { code, stdout } = await runCli(["get", "av_1", "--json"], {
      env: env("anam", "protoface", "argil"),
    });
    expect({ code, vendor: JSON.parse(stdout).vendor }).toEqual({ code: 0, vendor: "protoface" });
  });

  test("is the only one whose key is set", async () => {
    answers = () => ({ body: argilAvatar({ id: "g1", status: "IDLE" }) });
    const { code, stdout } = await runCli(["get", "g1", "--json"], { env: env("argil") });
    expect({ code, vendor: JSON.parse(stdout).vendor }).toEqual({ code: 0, vendor: "argil" });
    const waited = await runCli(["wait", "g1"], { env: env("argil") });
    expect(waited).toMatchObject({ code: 0, stdout: "g1\n" });
  });

  test.each([
    ["get", "g1"],
    ["wait", "av_1", "g1"],
    ["create", portrait],
  ])("must be given if several are possible: %s %s", async (...args) => {
    answers = () => ({ body: {} });
    const { code, stderr } = await runCli(args, { env: env("anam", "argil") });
    expect(code).toBe(2);
    expect(stderr).toContain("--vendor is missing");
    expect(stderr).toContain(
      "the keys of several vendors are set: pass one of --vendor anam, --vendor argil",
    );
    expect(server.requests).toEqual([]);
  });

  test("cannot be guessed without any key, and the variables to set are named", async () => {
    const { code, stderr } = await runCli(["get", "g1"]);
    expect(code).toBe(2);
    expect(stderr).toContain("set ANAM_API_KEY, PROTOFACE_API_KEY, ARGIL_API_KEY");
    expect((await runCli(["get", "av_1"], { env: env("anam") })).stderr).toContain(
      "no API key for protoface",
    );
  });

  test("is the only one that a create can go to", async () => {
    await using sandbox = await startSandbox({ vendors: ["protoface"], buildTimeMs: 0 });
    const { code, stdout } = await runCli(["create", portrait, "--name", "Ada"], { env: sandbox.env });
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/^av_\w+\n$/) });
  });

  test("Argil cannot be asked to delete, because its API offers no delete", async () => {
    const { code, stderr } = await runCli(["delete", "g1"], { env: env("argil") });
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringContaining("argil's API cannot delete"),
    });
  });
});

describe("a table", () => {
  const head = ["ID", "NAME", "STATUS", "CREATED"];
  const rows = [
    [
      "av_0123456789012345678901",
      "A name of forty characters, more or less",
      "ready",
      "2026-01-01T00:00:00.000Z",
    ],
    ["av_1", "王小明".repeat(8), "processing", "2026-01-01T00:00:00.000Z"],
  ];
  const lines = (columns: number | undefined) => [
    ...fitTable({ isTTY: columns !== undefined, columns }, [head, ...rows], ["NAME", "CREATED"]),
  ];

  test.each([200, 100, 80, 60])("fits a terminal of %d columns, with ids in full", (columns) => {
    const shown = lines(columns);
    expect(Math.max(...shown.map(width))).toBeLessThanOrEqual(columns);
    for (const [id = ""] of rows) expect(shown.join("\n")).toContain(id);
    expect(shown.join().includes("…")).toBe(columns < 110);
  });

  test("is complete in a pipe, and truncated no more than allowed", () => {
    expect(lines(undefined)).toEqual(lines(1_000));
    expect(lines(10).join("\n")).toContain("av_0123456789012345678901");
  });

  test("of `list` fits the terminal", async () => {
    answers = () => ({ body: { data: [protofaceAvatar({ name: "long ".repeat(40) })], has_more: false } });
    const { stdout } = await runCli(["list"], { env: env("protoface"), columns: 60 });
    expect(Math.max(...stdout.trimEnd().split("\n").map(width))).toBeLessThanOrEqual(60);
    expect(stdout).toContain("av_1");
  });
});

describe("auth status", () => {
  test("says which keys are set, where they come from and whether they work, and prints none of them", async () => {
    answers = (path) =>
      path.startsWith("/v1/avatars")
        ? {
            body: {
              data: [],
              meta: { total: 0, lastPage: 1, currentPage: 1, perPage: 1, prev: null, next: null },
            },
          }
        : { status: 401, body: { message: `bad key ${keyOf("argil")}` } };
    const { ANAM_API_KEY, ANAM_BASE_URL, ...rest } = env("anam", "argil");
    await writeFile(join(cwd, ".env"), `ANAM_API_KEY=${ANAM_API_KEY}\nANAM_BASE_URL=${ANAM_BASE_URL}\n`);
    const table = await runCli(["auth", "status"], { env: rest, cwd });
    expect(table.code).toBe(1);
    expect(table.stdout).toMatch(/^anam +ANAM_API_KEY from \.env +works +http:/m);
    expect(table.stdout).toMatch(/^protoface +PROTOFACE_API_KEY is not set +- /m);
    expect(table.stdout).toMatch(/^argil +ARGIL_API_KEY from the environment +does not work +.*401/m);
    const json = await runCli(["auth", "status", "--json"], { env: rest, cwd });
    expect(jsonLines(json)).toEqual([
      {
        vendor: "anam",
        variable: "ANAM_API_KEY",
        from: ".env",
        baseUrl: server.url,
        works: true,
        problem: null,
      },
      expect.objectContaining({ vendor: "protoface", from: null, works: null }),
      expect.objectContaining({ vendor: "argil", from: "environment", works: false }),
    ]);
    for (const { stdout, stderr } of [table, json]) expect(stdout + stderr).not.toContain("sk_secret");
    expect(new Set(server.requests.map(({ method }) => method))).toEqual(new Set(["GET"]));
  });

  test("ends with 0 if all checked keys work, and with 2 if none is set", async () => {
    answers = () => ({ body: [] });
    expect((await runCli(["auth", "status", "--vendor", "argil"], { env: env("argil") })).code).toBe(0);
    expect((await runCli(["auth", "status"])).code).toBe(2);
  });

  test("says that a key from one source must not go to a base URL from another", async () => {
    await writeFile(join(cwd, ".env"), `ARGIL_BASE_URL=${server.url}\n`);
    const { code, stdout } = await runCli(["auth", "status"], {
      env: { ARGIL_API_KEY: keyOf("argil") },
      cwd,
    });
    expect({ code, stdout }).toEqual({
      code: 1,
      stdout: expect.stringContaining("set both in the same place"),
    });
    expect(server.requests).toEqual([]);
  });
});

describe("download and open", () => {
  const id = "06b5a781-00e9-4088-a4fd-4576f2558fce";
  const film = Buffer.from("not really a film");
  const withVideo = (file: string) => (path: string) =>
    path.startsWith("/v1/")
      ? { body: anamAvatar({ id, videoUrl: `${server.url}/${file}` }) }
      : { file: film };

  test("download saves the video under a file name derived from the id", async () => {
    answers = withVideo("film.mp4?signature=x");
    const { code, stdout } = await runCli(["download", id], { env: env("anam"), cwd });
    expect({ code, stdout }).toEqual({ code: 0, stdout: `${id}.mp4\n` });
    expect(await readFile(join(cwd, `${id}.mp4`))).toEqual(film);
    expect(await readdir(cwd)).toEqual([`${id}.mp4`]);
    expect(server.requests.at(-1)?.headers).not.toHaveProperty("authorization");
  });

  test("download writes to the path of -o, and reports it as JSON", async () => {
    answers = withVideo("film");
    const missing = await runCli(["download", id], { env: env("anam"), cwd });
    expect(missing).toMatchObject({ code: 2, stderr: expect.stringContaining("-o is missing") });
    const args = ["download", id, "-o", "ada.mp4", "--json"];
    const [event] = jsonLines(await runCli(args, { env: env("anam"), cwd }));
    expect(event).toEqual({
      event: "downloaded",
      vendor: "anam",
      id,
      path: "ada.mp4",
      bytes: film.length,
      mediaType: "video/mp4",
    });
  });

  test.each(["javascript:alert(1)", "file:///etc/passwd", "http://example.com/x.mp4", "https://a:b@c/x.mp4"])(
    "neither follows %s",
    async (videoUrl) => {
      answers = () => ({ body: anamAvatar({ id, videoUrl }) });
      for (const command of ["open", "download"]) {
        const { code, stderr, stdout } = await runCli([command, id], {
          env: { ...env("anam"), PATH: cwd },
          cwd,
        });
        expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
        expect(stderr).toContain("must contain an https URL");
      }
      expect(await readdir(cwd)).toEqual([]);
    },
  );

  test("report that Protoface provides no URL", async () => {
    answers = () => ({ body: protofaceAvatar() });
    const { code, stderr } = await runCli(["open", "av_1"], { env: env("protoface") });
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringContaining("protoface provides no URL"),
    });
  });

  test.runIf(process.platform === "linux")(
    "open passes the URL to the desktop as a single argument",
    async () => {
      answers = withVideo("film.mp4?a=1&b=$(touch%20x)");
      const seen = join(cwd, "seen");
      await writeFile(
        join(cwd, "xdg-open"),
        `#!/bin/sh\nprintf '%s|%s' "$#" "$1" > ${seen}.part\nmv ${seen}.part ${seen}\n`,
      );
      await chmod(join(cwd, "xdg-open"), 0o755);
      const PATH = `${cwd}:${process.env.PATH}`;
      const { code, stdout } = await runCli(["open", id], { env: { ...env("anam"), PATH }, cwd });
      expect({ code, stdout }).toEqual({ code: 0, stdout: `${server.url}/film.mp4?a=1&b=$(touch%20x)\n` });
      await expect.poll(() => readFile(seen, "utf8").catch(() => "")).toBe(`1|${stdout.trim()}`);
      const without = await runCli(["open", id], { env: { ...env("anam"), PATH: "/nowhere" }, cwd });
      expect(without).toMatchObject({ code: 0, stderr: expect.stringContaining("open it manually") });
    },
  );
});

describe("completion", () => {
  /** What a real bash offers after these words, the last of which is still being typed. */
  async function offered(...words: string[]): Promise<string[]> {
    const { stdout: script } = await runCli(["completion", "bash"]);
    const quoted = ["avatars", ...words].map((word) => `'${word}'`).join(" ");
    const ask = `COMP_WORDS=(${quoted}); COMP_CWORD=${words.length}; _avatars; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { stdout } = await execute("bash", ["--norc", "-euc", `${script}\n${ask}`]);
    return stdout.split("\n").filter(Boolean);
  }

  test("for bash knows commands, groups, options and vendors, and leaves files to the shell", async () => {
    expect(await offered("cr")).toEqual(["create"]);
    expect(await offered("")).toEqual([...new Set(commands.map(({ name }) => name.split(" ")[0])), "help"]);
    expect(await offered("video", "")).toEqual(["create", "get", "list", "wait"].sort());
    expect(await offered("auth", "s")).toEqual(["status"]);
    expect(await offered("create", "--vendor", "a")).toEqual(["anam", "argil", "all"]);
    expect(await offered("create", "ada.png", "--id")).toEqual(["--idempotency-key"]);
    expect(await offered("batch", "work", "--ke")).toEqual(["--keep"]);
    expect(await offered("get", "--fi")).toEqual([]);
    expect(await offered("create", "ad")).toEqual([]);
    expect(await offered("completion", "")).toEqual(["bash", "zsh", "fish"]);
  });

  test("for bash can be sourced as the script says", async () => {
    const { stdout } = await runCli(["completion", "bash"]);
    const { stdout: known } = await execute("bash", ["--norc", "-ec", `${stdout}\ncomplete -p avatars`]);
    expect(known.trim()).toBe("complete -o default -F _avatars avatars");
  });

  test("is available for zsh and fish, with every command", async () => {
    const [zsh, fish] = await Promise.all(
      ["zsh", "fish"].map(async (shell) => (await runCli(["completion", shell])).stdout),
    );
    expect(zsh).toMatch(/^#compdef avatars\n/);
    expect(zsh).toContain("bashcompinit");
    for (const { name } of commands) {
      const [first = "", second] = name.split(" ");
      expect(fish).toContain(` -f -a ${second ?? first} -d '`);
    }
    expect(fish?.split("\n").filter((line) => line && !/^(#|complete -c avatars -n )/.test(line))).toEqual(
      [],
    );
  });

  test("for another shell is rejected, with a list of the known ones", async () => {
    const { code, stderr } = await runCli(["completion", "tcsh"]);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining("known: bash, zsh, fish") });
  });
});

describe("standard input, written as -,", () => {
  test("is an image to create from, which needs a name", async () => {
    await using sandbox = await startSandbox({ vendors: ["protoface"], buildTimeMs: 0 });
    const stdin = await readFile(portrait);
    const { code, stdout } = await runCli(["create", "-", "--name", "Ada"], { env: sandbox.env, stdin });
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/^av_\w+\n$/) });
    const nameless = await runCli(["create", "-"], { env: sandbox.env, stdin });
    expect(nameless).toMatchObject({ code: 2, stderr: expect.stringContaining("--name is missing") });
  });

  test("is an image to check and to fit", async () => {
    const stdin = await readFile(portrait);
    expect((await runCli(["check", "-", "--vendor", "protoface"], { stdin })).code).toBe(0);
    const fitted = await runCli(["fit", "-", "--vendor", "argil", "-o", "out.png"], { stdin, cwd });
    expect({ code: fitted.code, files: await readdir(cwd) }).toEqual({ code: 0, files: ["out.png"] });
  });

  test("is the input of a run and the script of a video", async () => {
    answers = () => ({ status: 403, body: {} });
    await runCli(["run", "m/1", "--input", "-"], { env: env("protoface"), stdin: '{"prompt":"p"}' });
    expect(JSON.parse(String(server.requests[0]?.body))).toMatchObject({ prompt: "p" });
    const args = ["video", "create", "--avatar", "a", "--script", "-", "--name", "Hello"];
    await runCli(args, { env: env("argil"), stdin: "Hello.\n\nBye." });
    expect(JSON.parse(String(server.requests.at(-1)?.body))).toMatchObject({
      moments: [{ transcript: "Hello." }, { transcript: "Bye." }],
    });
  });

  test("is invalid input if empty, and nothing is sent", async () => {
    const { code, stderr } = await runCli(["create", "-", "--name", "A"], { env: env("protoface") });
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringContaining("standard input is empty"),
    });
    expect(server.requests).toEqual([]);
  });

  test("is read by the program itself", async () => {
    const bin = [
      "node_modules/tsx/dist/cli.mjs",
      "src/cli/bin.ts",
      "check",
      "-",
      "--vendor",
      "protoface",
      "--json",
    ];
    const child = execute(process.execPath, bin);
    child.child.stdin?.end(await readFile(portrait));
    expect(JSON.parse((await child).stdout)).toMatchObject({ file: "-", vendor: "protoface", ok: true });
  });
});
