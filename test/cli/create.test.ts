import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makePng } from "../../scripts/common/png.ts";
import { startServer } from "../../scripts/common/stand-ins/server.ts";
import { startSandbox } from "../../src/sandbox/index.ts";
import { jsonLines, portrait, runCli } from "./support/run.ts";

let sandbox: Awaited<ReturnType<typeof startSandbox>>;
let cwd: string;

beforeAll(async () => {
  sandbox = await startSandbox({ buildTimeMs: 0 });
  cwd = await mkdtemp(join(tmpdir(), "avatars-"));
  await writeFile(join(cwd, "square.png"), makePng(800, 800));
});
afterAll(async () => {
  await sandbox?.close();
  await rm(cwd, { recursive: true });
});

const run = (...args: string[]) => runCli(args, { env: sandbox.env, cwd });
const requests = () => Object.values(sandbox.vendors).flatMap((vendor) => vendor.requests);

describe("create", () => {
  test("prints only the id on stdout, and how to wait for it", async () => {
    const { code, stdout, stderr } = await run("create", portrait, "--vendor", "protoface");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^av_\w+\n$/);
    expect(stderr).toContain(`avatars wait ${stdout.trim()} --vendor protoface`);
  });

  test("names the avatar after the file unless told otherwise", async () => {
    const named = async (...args: string[]) =>
      jsonLines(await run("create", portrait, "--vendor", "anam", "--json", ...args))[0]?.name;
    expect(await named()).toBe("portrait");
    expect(await named("--name", "Ada")).toBe("Ada");
  });

  test("prints the id before it waits", async () => {
    const order: string[] = [];
    const { code } = await runCli(["create", portrait, "--vendor", "argil", "--wait"], {
      env: sandbox.env,
      onText: (text) => order.push(text),
    });
    expect(code).toBe(0);
    const id = order.findIndex((text) => /^[\da-f-]{36}\n$/.test(text));
    expect(id).toBeGreaterThan(-1);
    expect(order.findIndex((text) => text.includes("building"))).toBeGreaterThan(id);
  });

  test("runs several vendors side by side, with one line each that names the vendor", async () => {
    const { code, stdout, stderr } = await run("create", portrait, "--vendor", "all", "--wait");
    expect(code).toBe(0);
    for (const vendor of ["anam", "protoface", "argil"]) {
      expect(stdout).toMatch(new RegExp(`^${vendor} \\S+$`, "m"));
      expect(stderr).toMatch(new RegExp(`^${vendor} \\S+: ready after`, "m"));
    }
  });

  test("with --json, prints one object per line, first created, then ready", async () => {
    const lines = jsonLines(await run("create", portrait, "--vendor", "protoface", "--wait", "--json"));
    expect(lines.map(({ event, vendor, status }) => [event, vendor, status])).toEqual([
      ["created", "protoface", "processing"],
      ["ready", "protoface", "ready"],
    ]);
    expect(lines[1]?.id).toBe(lines[0]?.id);
  });

  test("ends with the worst outcome: one vendor's quota error does not hide another's id", async () => {
    const args = [
      "create",
      portrait,
      "--vendor",
      "protoface",
      "--vendor",
      "anam",
      "--name",
      "Ada to fail",
      "--wait",
    ];
    const { code, stdout, stderr } = await run(...args, "--timeout", "0");
    expect(code).toBe(3);
    expect(stdout.trim().split("\n")).toHaveLength(2);
    expect(stderr).toMatch(/to keep waiting: avatars wait \S+ --vendor anam/);
  });

  test("an image that one vendor rejects is sent to none", async () => {
    const before = requests().length;
    const { code, stderr } = await run("create", "square.png", "--vendor", "all");
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /argil: invalid input, nothing was sent\n {2}- the image is 800x800.*\n.*\n {2}- to fix it: crop it to .*\n {2}- --fit/,
    );
    expect(requests()).toHaveLength(before);
  });

  test("an invalid key also keeps the image from the other vendors", async () => {
    const before = requests().length;
    const env = { ...sandbox.env, ARGIL_API_KEY: "a b" };
    const { code, stdout, stderr } = await runCli(["create", portrait, "--vendor", "all"], { env });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/argil: invalid input, nothing was sent\n.*ARGIL_API_KEY holds white space/);
    expect(requests()).toHaveLength(before);
  });

  test.each([portrait, "https://example.com/ada.png"])(
    "a name that is discouraged is sent, with a warning: %s",
    async (source) => {
      const { code, stderr } = await run("create", source, "--vendor", "anam", "--name", "Al");
      expect(code).toBe(0);
      expect(stderr).toMatch(/anam: note: the name has 2 characters; advised: 3 to 50/);
    },
  );

  test("accepts an https URL if the vendor does", async () => {
    const url = "https://example.com/people/ada%20l.png";
    const lines = jsonLines(await run("create", url, "--vendor", "argil", "--json"));
    expect(lines[0]).toMatchObject({ event: "created", name: "ada l" });
    const { code, stderr } = await run("create", url, "--vendor", "all");
    expect(code).toBe(2);
    expect(stderr).toMatch(/protoface: invalid input, nothing was sent\n.*does not accept pictures by URL/);
    expect((await run("create", url, "--vendor", "argil", "--fit")).stderr).toMatch(/--fit works on files/);
  });

  test.each(["https://", "https://exa mple.com/ada.png", "https://%/ada.png"])(
    "an invalid URL is a usage error: %s",
    async (url) => {
      const { code, stderr } = await run("create", url, "--vendor", "argil");
      expect({ code, stderr }).toEqual({ code: 2, stderr: `error: ${url} is not a valid URL\n` });
    },
  );

  test("one idempotency key creates one avatar at Argil, and is rejected elsewhere", async () => {
    const args = ["create", portrait, "--vendor", "argil", "--idempotency-key", "order-1"];
    const first = await run(...args);
    expect(first.code).toBe(0);
    expect((await run(...args)).stdout).toBe(first.stdout);
    const { code, stderr } = await run(...args, "--vendor", "anam");
    expect(code).toBe(2);
    expect(stderr).toMatch(/--idempotency-key works only with argil/);
  });

  test("an id that nobody reads on stdout appears on stderr", async () => {
    const args = ["create", portrait, "--vendor", "protoface"];
    const { code, stderr } = await runCli(args, { env: sandbox.env, unread: true });
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringMatching(/^protoface av_\w+$/m) });
  });

  test("waits until a rate limit has passed", async () => {
    const { code, stdout } = await run("create", portrait, "--vendor", "protoface", "--name", "[rate-limit]");
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/^av_/) });
  });

  test("a wrong key names the variable to check", async () => {
    const env = { ...sandbox.env, ARGIL_API_KEY: "another" };
    const { code, stderr } = await runCli(["create", portrait, "--vendor", "argil"], { env });
    expect(code).toBe(1);
    expect(stderr).toMatch(/401[\s\S]*check ARGIL_API_KEY/);
    expect(stderr).not.toContain("another");
  });
});

describe("create whose response is lost", () => {
  test("lists the avatars that may have resulted, with --json as data", async () => {
    const args = ["create", portrait, "--vendor", "protoface", "--name", "Lost [lost-answer]", "--json"];
    const ran = await run(...args);
    expect(ran.code).toBe(5);
    expect(ran.stderr).toMatch(
      /- possible match: av_\w+, created .*\n.*continue with: avatars wait av_\w+ --vendor protoface/,
    );
    expect(jsonLines(ran)).toEqual([
      expect.objectContaining({
        event: "error",
        code: "outcome_unknown",
        exitCode: 5,
        candidates: [{ id: expect.stringMatching(/^av_/), createdAt: expect.any(String) }],
        resume: expect.stringMatching(/^avatars wait av_/),
      }),
    ]);
  });

  test("says so if the vendor cannot be asked either", async () => {
    await using server = await startServer((_, response) => response.destroy());
    const env = { PROTOFACE_API_KEY: "k", PROTOFACE_BASE_URL: server.url };
    const { code, stderr } = await runCli(["create", portrait, "--vendor", "protoface"], { env });
    expect(code).toBe(5);
    expect(stderr).toMatch(
      /the search at protoface failed .*check with: avatars list --own --vendor protoface/,
    );
  });
});

describe("Ctrl-C while a create is in flight", () => {
  test("lets it finish and shows the id", async () => {
    const stop = new AbortController();
    await using server = await startServer((request, response) => {
      stop.abort(new Error("interrupted"));
      response.writeHead(201, { "content-type": "application/json" });
      response.end(
        JSON.stringify({ id: "av_paid", name: "Ada", status: "processing", method: request.method }),
      );
    });
    const { code, stdout, stderr } = await runCli(["create", portrait, "--vendor", "protoface", "--wait"], {
      env: { PROTOFACE_API_KEY: "k", PROTOFACE_BASE_URL: server.url },
      signal: stop.signal,
    });
    expect({ code, stdout }).toEqual({ code: 130, stdout: "av_paid\n" });
    expect(stderr).toMatch(/waiting for protoface's answer, so that the id is not lost/);
    expect(stderr).toMatch(/to keep waiting: avatars wait av_paid --vendor protoface/);
    expect(server.requests).toHaveLength(1);
  });

  test("does not send it again after a rejection", async () => {
    const stop = new AbortController();
    await using server = await startServer((_, response) => {
      stop.abort(new Error("interrupted"));
      response.writeHead(429, { "retry-after": "1" }).end();
    });
    const { code, stderr } = await runCli(["create", portrait, "--vendor", "protoface"], {
      env: { PROTOFACE_API_KEY: "k", PROTOFACE_BASE_URL: server.url },
      signal: stop.signal,
    });
    expect(code).toBe(130);
    expect(stderr).toMatch(/protoface: interrupted; nothing was created/);
    expect(server.requests).toHaveLength(1);
  });
});
