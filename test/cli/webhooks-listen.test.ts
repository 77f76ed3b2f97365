import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startServer, type TestServer } from "../../scripts/common/stand-ins/server.ts";
import { type Sandbox, startSandbox } from "../../src/sandbox/index.ts";
import { createArgilClient } from "../../src/vendors/argil/index.ts";
import { picture } from "../sandbox/picture.ts";
import { jsonLines, runCli } from "./support/run.ts";

let sandbox: Sandbox;
let receiver: TestServer;
/** The handler's next responses; 204 when empty. */
const answers: number[] = [];
beforeAll(async () => {
  sandbox = await startSandbox({ vendors: ["argil"], buildTimeMs: 10 });
  receiver = await startServer((_, response) => {
    const status = answers.shift() ?? 204;
    response.writeHead(status, status === 302 ? { location: "/elsewhere" } : {}).end();
  });
});
afterAll(async () => {
  await sandbox.close();
  await receiver[Symbol.asyncDispose]();
});

function argil() {
  const { url: baseUrl, apiKey } = sandbox.vendors.argil ?? {};
  return createArgilClient({ baseUrl, apiKey });
}

/** Listens until the printed text matches. */
async function listen(args: readonly string[], until: RegExp, use: () => Promise<unknown>) {
  const stop = new AbortController();
  let text = "";
  const ran = runCli(["webhooks", "listen", ...args], {
    env: sandbox.env,
    signal: stop.signal,
    onText(more) {
      text += more;
      if (/Ctrl-C stops/.test(more)) void use();
      if (until.test(text)) stop.abort(new Error("interrupted"));
    },
  });
  return ran;
}

const create = () => argil().avatars.create({ name: "Ada", datasetImage: picture });

describe("webhooks listen", () => {
  it("forwards the sandbox's events until it is stopped", async () => {
    const before = receiver.requests.length;
    const to = `${receiver.url}/hook?sig=hush`;
    const { code, stdout, stderr } = await listen(["--forward-to", to], /SUCCESS .*204/, create);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^AVATAR_TRAINING_SUCCESS [\w-]{36}: 204\n$/);
    expect(stderr).toContain(` to ${receiver.url}/hook; Ctrl-C stops`);
    expect(stdout + stderr).not.toContain("hush");
    const [request] = receiver.requests.slice(before);
    expect(request).toMatchObject({ method: "POST", url: "/hook?sig=hush" });
    expect(JSON.parse(String(request?.body))).toMatchObject({ event: "AVATAR_TRAINING_SUCCESS" });
    expect(await argil().webhooks.list().toArray()).toEqual([]);
  });

  it("retries, and follows no redirect", async () => {
    answers.push(500, 302);
    const args = ["--forward-to", receiver.url, "--json"];
    const ran = await listen(args, /"status":204/, create);
    expect(jsonLines(ran)).toEqual([
      expect.objectContaining({ attempt: 1, status: 500, againMs: 1_000 }),
      expect.objectContaining({ attempt: 2, status: 302, againMs: 2_000 }),
      expect.objectContaining({ attempt: 3, status: 204, event: "AVATAR_TRAINING_SUCCESS" }),
    ]);
    expect(receiver.requests.map(({ url }) => url)).not.toContain("/elsewhere");
  });

  it("gives up after five attempts, and says why", async () => {
    const { stdout } = await listen(["--forward-to", "http://127.0.0.1:1/"], /giving up/, create);
    const lines = stdout.trim().split("\n");
    expect(lines).toHaveLength(5);
    expect(lines[0]).toMatch(/not delivered: .*; retrying in 1 s$/);
    expect(lines[4]).toMatch(/not delivered: .* \(attempt 5\); giving up$/);
  });

  it.each([
    [["--forward-to", "http://example.com/"], "not this machine"],
    [["--forward-to", "http://169.254.169.254/"], "not this machine"],
    [["--forward-to", "http://localhost.example.com/"], "not this machine"],
    [["--forward-to", "file:///etc/passwd"], "must be an http or https URL"],
    [["--forward-to", "http://me:secret@localhost/"], "without a user"],
    [[], "--forward-to is missing"],
  ])("rejects %j", async (args, reason) => {
    const { code, stderr } = await runCli(["webhooks", "listen", ...args], { env: sandbox.env });
    expect([code, stderr]).toEqual([2, expect.stringContaining(reason)]);
  });

  it("rejects the real Argil, which cannot reach this machine", async () => {
    const env = { ARGIL_API_KEY: "k".repeat(20) };
    const { code, stderr } = await runCli(["webhooks", "listen", "--forward-to", receiver.url], { env });
    expect([code, stderr]).toEqual([2, expect.stringContaining("avatars sandbox")]);
  });

  it("forwards to another machine only if told to", async () => {
    const stop = new AbortController();
    const { code, stderr } = await runCli(
      ["webhooks", "listen", "--forward-to", "http://hooks.invalid/x", "--allow-remote"],
      { env: sandbox.env, signal: stop.signal, onText: () => stop.abort(new Error("interrupted")) },
    );
    expect([code, stderr]).toEqual([0, expect.stringContaining("to http://hooks.invalid/x")]);
  });
});
