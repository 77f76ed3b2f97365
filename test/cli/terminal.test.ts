import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { startServer } from "../../scripts/common/stand-ins/server.ts";
import { createProgress } from "../../src/cli/terminal/progress.ts";
import { formatSeconds } from "../../src/cli/terminal/seconds.ts";
import { clean, cut, width } from "../../src/cli/terminal/text.ts";
import { startSandbox } from "../../src/sandbox/index.ts";
import { onTerminal, throughPipes } from "./support/process.ts";
import { portrait, runCli } from "./support/run.ts";

vi.setConfig({ testTimeout: 60_000 });

let endless: Awaited<ReturnType<typeof startSandbox>>;
let id: string;

beforeAll(async () => {
  endless = await startSandbox({ vendors: ["protoface"], buildTimeMs: 3_600_000 });
  id = (await runCli(["create", portrait, "--vendor", "protoface"], endless)).stdout.trim();
});
afterAll(() => endless?.close());

const esc = "\u001b";
// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one.
const colour = /\u001b\[[\d;]*m/;

describe("on a real terminal", () => {
  const wait = () => ["wait", id, "--vendor", "protoface"];

  test("one line is redrawn in place, in colour, and cleared at the end", async () => {
    const running = onTerminal(wait(), { env: endless.env });
    await running.until(/[-\\|/] protoface av_\w+ {2}building, \d\.\d s[\s\S]*building, \d\.[1-9] s/);
    running.interrupt();
    expect(await running.ended).toBe(130);
    expect(running.output).toMatch(colour);
    expect(running.output).toContain(`${esc}[1A\r${esc}[J`);
    const visible = running.output.slice(running.output.lastIndexOf(`${esc}[J`) + 3);
    expect(visible).toMatch(/to keep waiting: avatars wait av_\w+ --vendor protoface\r\n$/);
    expect(visible).not.toMatch(/building/);
  });

  test("NO_COLOR keeps the line but drops the colours", async () => {
    const running = onTerminal(wait(), { env: { ...endless.env, NO_COLOR: "1" } });
    await running.until(/building, \d\.[1-9] s/);
    running.interrupt();
    await running.ended;
    expect(running.output).not.toMatch(colour);
    expect(running.output).toContain(`${esc}[1A`);
  });

  test("TERM=dumb gets plain lines", async () => {
    const running = onTerminal(wait(), { env: { ...endless.env, TERM: "dumb" } });
    await running.until(/protoface av_\w+: building/);
    running.interrupt();
    await running.ended;
    expect(running.output).not.toContain(esc);
  });

  test("a line never wraps", async () => {
    const running = onTerminal(wait(), { env: { ...endless.env, NO_COLOR: "1" }, columns: 30 });
    await running.until(/protoface/);
    running.interrupt();
    await running.ended;
    expect(running.output).toMatch(/[-\\|/] protoface av_\w+…\r\n/);
  });

  test("a second Ctrl-C ends immediately, even with a response outstanding", async () => {
    await using server = await startServer(() => undefined);
    const env = { PROTOFACE_API_KEY: "k", PROTOFACE_BASE_URL: server.url };
    const running = onTerminal(["create", portrait, "--vendor", "protoface"], { env });
    await running.until(/sending, \d\.[1-9]/);
    running.interrupt();
    await running.until(/Ctrl-C again exits immediately/);
    running.interrupt();
    expect(await running.ended).toBe(130);
  });
});

test("in a pipe, each change gets one plain line without colour or cursor movement", async () => {
  const running = throughPipes(["wait", id, "--vendor", "protoface", "--timeout", "3"], { env: endless.env });
  expect(await running.ended).toBe(4);
  expect(running.output).not.toContain(esc);
  expect(running.output.match(/building/g)).toHaveLength(2);
  expect(running.stdout).toBe("");
});

test("a reader that goes away does not cause a crash", async () => {
  const running = throughPipes(["list", "--vendor", "protoface", "--json"], {
    env: endless.env,
    unread: true,
  });
  expect(await running.ended).toBe(0);
  expect(running.output).toBe("");
});

test("a low terminal shows the first rows and counts the rest", () => {
  let text = "";
  const stderr = { isTTY: true, rows: 6, columns: 80, write: (more: string) => (text = more) };
  const io = { stdout: stderr, stderr, env: {}, cwd: "", signal: new AbortController().signal };
  const progress = createProgress(io);
  for (let n = 0; n < 10; n++)
    progress.set(`${n}`, { label: `row ${n}`, status: "building", startedAt: Date.now() });
  expect(text).toMatch(/row 0[\s\S]*row 2[\s\S]*and 7 more/);
  expect(text).not.toMatch(/row 3/);
  progress.end();
});

test("text is measured, truncated and sanitized the way a terminal shows it", () => {
  expect(["Ada", "王", "é", "👩‍💻"].map(width)).toEqual([3, 2, 1, 4]);
  expect([cut("Ada Lovelace", 5), cut("王小明", 4), cut("Ada", 3)]).toEqual(["Ada …", "王…", "Ada"]);
  expect(clean("a\nb\u001b[2Jc\u202e")).toBe("a b\ufffd[2Jc\ufffd");
  expect([0, 1240, 59_940, 61_000].map(formatSeconds)).toEqual(["0.0 s", "1.2 s", "59.9 s", "1 min 1 s"]);
});
