import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startSandbox } from "../../src/sandbox/index.ts";
import { portrait, type RunOptions, runCli } from "./support/run.ts";

let sandbox: Awaited<ReturnType<typeof startSandbox>>;
let folder: string;

beforeAll(async () => {
  sandbox = await startSandbox({ vendors: ["protoface", "anam"], buildTimeMs: 3_600_000 });
});
afterAll(() => sandbox?.close());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "avatars-"));
  return () => rm(folder, { recursive: true });
});

/** Runs a create whose output nobody sees, unless told otherwise. */
function create(name: string, options: RunOptions = {}, ...more: string[]) {
  const env = { ...sandbox.env, XDG_STATE_HOME: folder, ...options.env };
  const args = ["create", portrait, "--vendor", "protoface", "--name", name, ...more];
  return runCli(args, { unread: true, unheard: true, ...options, env });
}

async function kept(file = join(folder, "avatar-clients", "unseen.jsonl")): Promise<unknown[]> {
  const text = await readFile(file, "utf8");
  return text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}

const line = {
  at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
  vendor: "protoface",
  name: "Ada",
  id: expect.stringMatching(/^av_\w+$/),
  ending: "done",
  next: expect.stringMatching(/^avatars wait av_\w+ --vendor protoface$/),
};

describe("a create whose outcome cannot be shown to anyone", () => {
  test("leaves a line with the id in a file that only its owner may read, one file each", async () => {
    expect((await create("Ada")).code).toBe(0);
    await create("Bea", {}, "--json", "--vendor", "anam");
    expect(await kept()).toHaveLength(3);
    expect(await kept()).toEqual(
      expect.arrayContaining([
        line,
        { ...line, name: "Bea" },
        expect.objectContaining({ vendor: "anam", name: "Bea" }),
      ]),
    );
    expect((await stat(join(folder, "avatar-clients", "unseen.jsonl"))).mode & 0o777).toBe(0o600);
  });

  test.each([
    { name: "Ada [lost-answer]", more: [] },
    { name: "Bea [lost-answer]", more: ["--json"] },
  ])("says where to look if the response was lost: $more", async ({ name, more }) => {
    const { code } = await create(name, {}, ...more);
    expect(code).toBe(5);
    expect(await kept()).toEqual([
      {
        ...line,
        name,
        id: null,
        ending: "outcomeUnknown",
        next: "avatars list --own --vendor protoface",
      },
    ]);
  });

  test("leaves nothing if nothing was created", async () => {
    expect((await create("Ada [quota]")).code).toBe(1);
    expect(await readdir(folder)).toEqual([]);
  });

  test.each([{ unread: false }, { unheard: false }])(
    "leaves nothing if somebody can read it: %j",
    async (options) => {
      const { code, stdout, stderr } = await create("Ada", options);
      expect({ code, printed: stdout + stderr }).toEqual({
        code: 0,
        printed: expect.stringMatching(/av_\w+/),
      });
      expect(await readdir(folder)).toEqual([]);
    },
  );

  test.each([
    { shown: "on a terminal that is gone", columns: 80, lines: 1 },
    { shown: "in a file", columns: undefined, lines: 0 },
  ])("an id shown before the wait was cut short, $shown: $lines", async ({ columns, lines }) => {
    const stop = new AbortController();
    const { code } = await runCli(["create", portrait, "--vendor", "protoface", "--name", "Ada", "--wait"], {
      env: { ...sandbox.env, XDG_STATE_HOME: folder },
      unheard: true,
      signal: stop.signal,
      ...(columns && { columns }),
      onText: () => stop.abort(new Error("interrupted")),
    });
    expect(code).toBe(130);
    if (lines === 0) expect(await readdir(folder)).toEqual([]);
    else expect(await kept()).toEqual([{ ...line, ending: "interrupted" }]);
  });
});

describe("the file is saved", () => {
  test("in ~/.local/state if nothing else is configured, or only a relative path", async () => {
    await create("Ada", { env: { HOME: folder, XDG_STATE_HOME: "state", LOCALAPPDATA: "" } });
    expect(await kept(join(folder, ".local", "state", "avatar-clients", "unseen.jsonl"))).toEqual([line]);
  });

  test("nowhere if no folder is known, or it cannot be created", async () => {
    expect((await create("Ada", { env: { XDG_STATE_HOME: "" } })).code).toBe(0);
    await writeFile(join(folder, "avatar-clients"), "");
    expect((await create("Ada")).code).toBe(0);
    expect(await readdir(folder)).toEqual(["avatar-clients"]);
  });
});
