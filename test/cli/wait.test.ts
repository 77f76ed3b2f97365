import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sendJson, startServer } from "../../scripts/common/stand-ins/server.ts";
import { startSandbox } from "../../src/sandbox/index.ts";
import { jsonLines, portrait, runCli } from "./support/run.ts";

let sandbox: Awaited<ReturnType<typeof startSandbox>>;
let endless: Awaited<ReturnType<typeof startSandbox>>;

beforeAll(async () => {
  sandbox = await startSandbox({ vendors: ["protoface", "argil"], buildTimeMs: 0 });
  endless = await startSandbox({ vendors: ["protoface"], buildTimeMs: 3_600_000 });
});
afterAll(() => Promise.all([sandbox?.close(), endless?.close()]));

async function make(name: string, vendor = "protoface", { env } = sandbox): Promise<string> {
  return (await runCli(["create", portrait, "--vendor", vendor, "--name", name], { env })).stdout.trim();
}

describe("wait", () => {
  test("prints ids as they become ready, and reports the ones that fail", async () => {
    const [ada, bea] = [await make("Ada"), await make("Bea to fail")];
    const { code, stdout, stderr } = await runCli(["wait", ada, bea, "--vendor", "protoface"], sandbox);
    expect({ code, stdout }).toEqual({ code: 3, stdout: `${ada}\n` });
    expect(stderr).toMatch(new RegExp(`error: protoface: avatar ${bea} failed: `));
  });

  test("with --json, each outcome is an object", async () => {
    const [ada, bea] = [await make("Ada", "argil"), await make("refuse", "argil")];
    const lines = jsonLines(await runCli(["wait", ada, bea, "--vendor", "argil", "--json"], sandbox));
    expect(lines).toContainEqual(expect.objectContaining({ event: "ready", id: ada, status: "ready" }));
    expect(lines).toContainEqual(
      expect.objectContaining({ event: "error", id: bea, code: "avatar_failed", exitCode: 3 }),
    );
  });

  test("gives up after --timeout with a command that resumes all remaining ids", async () => {
    const ids = [await make("Ada", "protoface", endless), await make("Bea", "protoface", endless)];
    const ran = await runCli(
      ["wait", ...ids, "--vendor", "protoface", "--timeout", "1.5", "--json"],
      endless,
    );
    expect(ran.code).toBe(4);
    expect(ran.stderr).toContain(`to keep waiting: avatars wait ${ids.join(" ")} --vendor protoface`);
    for (const id of ids) {
      expect(jsonLines(ran)).toContainEqual(
        expect.objectContaining({
          code: "wait_timeout",
          id,
          resume: `avatars wait ${id} --vendor protoface`,
        }),
      );
    }
  });

  test("Ctrl-C prints how to resume the remaining ids", async () => {
    const id = await make("Ada", "protoface", endless);
    const stop = new AbortController();
    const ran = await runCli(["wait", id, "--vendor", "protoface", "--json"], {
      ...endless,
      signal: stop.signal,
      onText: (text) => text.includes("building") && stop.abort(new Error("interrupted")),
    });
    expect(ran.code).toBe(130);
    expect(ran.stderr).toContain(`to keep waiting: avatars wait ${id} --vendor protoface`);
    expect(jsonLines(ran)).toEqual([
      {
        event: "interrupted",
        vendor: "protoface",
        ids: [id],
        resume: `avatars wait ${id} --vendor protoface`,
        exitCode: 130,
      },
    ]);
  });

  test("an unknown id is not a build to resume", async () => {
    const { code, stderr } = await runCli(["wait", "av_0", "--vendor", "protoface"], sandbox);
    expect(code).toBe(1);
    expect(stderr).toMatch(/404/);
    expect(stderr).not.toMatch(/to go on/);
  });

  test("an id that a shell would split is quoted", async () => {
    await using server = await startServer((_, response) =>
      sendJson(response, 200, { id: "a b", name: "Ada", status: "processing" }),
    );
    const env = { PROTOFACE_API_KEY: "k", PROTOFACE_BASE_URL: server.url };
    const { stderr } = await runCli(["wait", "a b", "--vendor", "protoface", "--timeout", "0"], { env });
    expect(stderr).toContain("avatars wait 'a b' --vendor protoface");
  });

  test("a state that the document does not list is shown as it is", async () => {
    await using server = await startServer((_, response) =>
      sendJson(response, 200, { id: "av_1", name: "Ada", status: "dreaming" }),
    );
    const env = { PROTOFACE_API_KEY: "k", PROTOFACE_BASE_URL: server.url };
    const { code, stderr } = await runCli(["wait", "av_1", "--vendor", "protoface", "--timeout", "1"], {
      env,
    });
    expect(code).toBe(4);
    expect(stderr).toMatch(/in an unknown state/);
  });
});
