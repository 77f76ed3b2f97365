import { mkdtemp, readFile, rm } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { sendJson, startServer, type TestServer } from "../../../scripts/common/stand-ins/server.ts";
import { onTerminal, throughPipes } from "../support/process.ts";
import { portrait } from "../support/run.ts";

vi.setConfig({ testTimeout: 60_000 });

/** Protoface, which answers a create only when told to. */
let server: TestServer;
let held: Promise<ServerResponse>;
let hold: (response: ServerResponse) => void;
let env: Record<string, string>;
let state: string;

beforeAll(async () => {
  server = await startServer(({ method }, response) => {
    if (method === "POST") hold(response);
    else sendJson(response, 200, { ...paid, id: "av_paid" });
  });
});
afterAll(() => server?.[Symbol.asyncDispose]());

beforeEach(async () => {
  ({ promise: held, resolve: hold } = withResolvers());
  state = await mkdtemp(join(tmpdir(), "avatars-"));
  env = { PROTOFACE_API_KEY: "k", PROTOFACE_BASE_URL: server.url, XDG_STATE_HOME: state };
  return () => rm(state, { recursive: true });
});

const paid = { id: "av_paid", name: "Ada", status: "processing" };
const create = ["create", portrait, "--vendor", "protoface", "--name", "Ada"];
const unseen = async () =>
  (await readFile(join(state, "avatar-clients", "unseen.jsonl"), "utf8"))
    .trimEnd()
    .split("\n")
    .map((line): unknown => JSON.parse(line));

const kept = {
  at: expect.stringMatching(/^\d{4}-/),
  vendor: "protoface",
  name: "Ada",
  id: "av_paid",
  next: "avatars wait av_paid --vendor protoface",
};

describe("SIGHUP while a create is in flight", () => {
  // Both the shell and the kernel send it; systemd sends SIGTERM along with it.
  test.each([
    ["SIGHUP", "SIGHUP"],
    ["SIGHUP", "SIGTERM"],
    ["SIGTERM", "SIGHUP"],
  ] as const)("waits for the response and prints the id: %s, then %s", async (first, second) => {
    const running = throughPipes([...create, "--wait"], { env });
    const response = await held;
    running.signal(first);
    await running.until(/waiting for protoface's response, so that the id is not lost/);
    running.signal(second);
    sendJson(response, 201, paid);
    expect(await running.ended).toBe(130);
    expect(running.stdout).toBe("av_paid\n");
    expect(running.output).toMatch(/to keep waiting: avatars wait av_paid --vendor protoface/);
  });

  test("ends immediately only on two further signals", async () => {
    const running = throughPipes(create, { env });
    await held;
    running.signal("SIGHUP");
    await running.until(/waiting for protoface's response/);
    running.signal("SIGTERM");
    running.signal("SIGINT");
    expect(await running.ended).toBe(130);
    expect(running.stdout).toBe("");
  });

  test.each([
    { name: "pipes", launch: throughPipes },
    { name: "terminal", launch: onTerminal },
  ])("with $name closed, saves the id to a file", async ({ launch }) => {
    const running = launch(create, { env });
    const response = await held;
    running.hangUp();
    sendJson(response, 201, paid);
    await running.ended;
    expect(await unseen()).toEqual([{ ...kept, ending: expect.stringMatching(/^(interrupted|done)$/) }]);
  });
});

test("closing the terminal while waiting for a build keeps the id that it showed", async () => {
  const running = onTerminal([...create, "--wait"], { env });
  sendJson(await held, 201, paid);
  await running.until(/building, \d/);
  running.hangUp();
  await running.ended;
  expect(await unseen()).toEqual([{ ...kept, ending: "interrupted" }]);
});

test("a deleted working directory does not cause a crash", async () => {
  const folder = await mkdtemp(join(tmpdir(), "avatars-"));
  const path = JSON.stringify(folder);
  const code = `import { rmdirSync } from "node:fs"; process.chdir(${path}); rmdirSync(${path});`;
  const nodeArgs = ["--import", `data:text/javascript,${encodeURIComponent(code)}`];
  const running = throughPipes(["get", "av_paid", "--vendor", "protoface"], { env, nodeArgs });
  await running.ended;
  expect(running.output).toMatch(/^id +av_paid$/m);
});

test("closing the terminal ends the sandbox", async () => {
  const running = throughPipes(["sandbox", "protoface"]);
  await running.until(/Ctrl-C stops the sandbox/);
  running.signal("SIGHUP");
  expect(await running.ended).toBe(0);
});

test.runIf(process.platform === "linux")("with a full disk, the id is shown on stderr", async () => {
  const running = throughPipes(create, { env, stdout: "/dev/full" });
  sendJson(await held, 201, paid);
  expect(await running.ended).toBe(0);
  expect(running.output).toMatch(/^protoface av_paid$/m);
});

function withResolvers(): { promise: Promise<ServerResponse>; resolve: (response: ServerResponse) => void } {
  let resolve: (response: ServerResponse) => void = () => undefined;
  const promise = new Promise<ServerResponse>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
