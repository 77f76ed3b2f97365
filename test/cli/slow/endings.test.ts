import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { endings } from "../../../src/cli/exit-codes.ts";
import { createProtofaceClient } from "../../../src/index.ts";
import { imageFromFile } from "../../../src/node.ts";
import { startSandbox } from "../../../src/sandbox/index.ts";
import { onTerminal, throughPipes } from "../support/process.ts";
import { portrait } from "../support/run.ts";

// Each command is a separate process, and Node starts slowly on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

interface Case {
  args(): string[];
  /** Builds never end. */
  endless?: true;
  ending: keyof typeof endings;
  shows: RegExp;
  interruptAt?: RegExp;
}

let quick: Awaited<ReturnType<typeof startSandbox>>;
let endless: Awaited<ReturnType<typeof startSandbox>>;
const ids = { ready: "", failed: "", building: "" };
let webhook = "";

beforeAll(async () => {
  quick = await startSandbox({ buildTimeMs: 0 });
  endless = await startSandbox({ vendors: ["protoface"], buildTimeMs: 3_600_000 });
  const image = await imageFromFile(portrait);
  const make = async ({ vendors }: typeof quick, name: string) => {
    const { apiKey, url: baseUrl } = vendors.protoface ?? {};
    return (await createProtofaceClient({ apiKey, baseUrl }).avatars.create({ image, name })).id;
  };
  ids.ready = await make(quick, "Ada");
  ids.failed = await make(quick, "Ada, to fail");
  ids.building = await make(endless, "Ada");
  const url = "https://127.0.0.1:9/hook";
  const created = throughPipes(["webhooks", "create", url, "--event", "AVATAR_TRAINING_SUCCESS"], {
    env: quick.env,
  });
  await created.ended;
  webhook = created.stdout.split(" ")[0] ?? "";
});

afterAll(async () => {
  await Promise.all([quick?.close(), endless?.close()]);
});

const create = (name: string, ...more: string[]) => [
  "create",
  portrait,
  "--vendor",
  "protoface",
  "--name",
  name,
  ...more,
];
const vendor = ["--vendor", "protoface"];

const cases: Record<string, Case> = {
  "--help": { args: () => ["--help"], ending: "done", shows: /Usage: avatars COMMAND/ },
  create: { args: () => create("Bea"), ending: "done", shows: /av_\w+/ },
  "create, several vendors": {
    args: () => ["create", portrait, "--vendor", "all", "--wait"],
    ending: "done",
    shows: /argil \S+: ready after/,
  },
  "create, refused by the vendor": {
    args: () => create("Bea [quota]"),
    ending: "vendorError",
    shows: /error: protoface: POST .*402/,
  },
  "create, a build that fails": {
    args: () => create("Bea, to fail", "--wait"),
    ending: "buildFailed",
    shows: /error: protoface: avatar \w+ failed: /,
  },
  "create, still building": {
    args: () => create("Bea", "--wait", "--timeout", "0"),
    endless: true,
    ending: "stillBuilding",
    shows: /to keep waiting: avatars wait av_\w+ --vendor protoface/,
  },
  "create, answer lost": {
    args: () => create("Bea [lost-answer:2]"),
    ending: "outcomeUnknown",
    shows: /possible match: av_\w+/,
  },
  "create, interrupted": {
    args: () => create("Bea", "--wait"),
    endless: true,
    interruptAt: /av_\w+.*building/,
    ending: "interrupted",
    shows: /to keep waiting: avatars wait av_\w+ --vendor protoface/,
  },
  "create without a vendor": {
    args: () => ["create", portrait],
    ending: "badInput",
    shows: /error: --vendor is missing/,
  },
  get: { args: () => ["get", ids.ready, ...vendor], ending: "done", shows: /status +ready/ },
  "get, unknown": { args: () => ["get", "av_0", ...vendor], ending: "vendorError", shows: /404/ },
  list: { args: () => ["list", "--own", "--limit", "all"], ending: "done", shows: /VENDOR +ID/ },
  wait: { args: () => ["wait", ids.ready, ...vendor], ending: "done", shows: /av_\w+: ready after/ },
  "wait, failed": { args: () => ["wait", ids.failed, ...vendor], ending: "buildFailed", shows: /failed: / },
  "wait, still building": {
    args: () => ["wait", ids.building, ...vendor, "--timeout", "0"],
    endless: true,
    ending: "stillBuilding",
    shows: /is still building/,
  },
  "wait, interrupted": {
    args: () => ["wait", ids.building, ...vendor],
    endless: true,
    interruptAt: /building/,
    ending: "interrupted",
    shows: /to keep waiting: avatars wait av_\w+ --vendor protoface/,
  },
  "delete, not offered": {
    args: () => ["delete", "some-id", "--vendor", "argil"],
    ending: "badInput",
    shows: /argil.s API cannot delete avatars/,
  },
  check: { args: () => ["check", portrait], ending: "done", shows: /argil +meets the rules/ },
  "webhooks list": { args: () => ["webhooks", "list"], ending: "done", shows: /127\.0\.0\.1:9\/hook/ },
  "webhooks update": {
    args: () => ["webhooks", "update", webhook, "--event", "AVATAR_TRAINING_FAILED"],
    ending: "done",
    shows: /AVATAR_TRAINING_FAILED/,
  },
  sandbox: {
    args: () => ["sandbox", "protoface"],
    interruptAt: /Ctrl-C stops the sandbox/,
    ending: "done",
    shows: /the sandbox has stopped/,
  },
};

describe.each([
  { name: "through pipes", launch: throughPipes },
  { name: "on a terminal", launch: onTerminal },
])("$name", ({ launch }) => {
  test.concurrent.each(Object.entries(cases))(
    "%s",
    async (_, { args, ending, shows, interruptAt, ...rest }) => {
      const running = launch(args(), { env: (rest.endless ? endless : quick).env });
      if (interruptAt) {
        await running.until(interruptAt);
        running.interrupt();
      }
      const code = await running.ended;
      expect({ code, output: running.output }).toEqual({
        code: endings[ending].code,
        output: expect.stringMatching(shows),
      });
      expect(running.output).not.toMatch(/^ +at /m);
    },
  );

  test.concurrent("what was created can be deleted", async () => {
    const made = launch(["create", portrait, ...vendor], { env: endless.env });
    await made.ended;
    const id = /av_\w+/.exec(made.output)?.[0] ?? "";
    const deleted = launch(["delete", id, ...vendor], { env: endless.env });
    expect(await deleted.ended).toBe(0);
    expect(deleted.output).toContain(`deleted ${id}`);
    const gone = launch(["get", id, ...vendor], { env: endless.env });
    expect(await gone.ended).toBe(1);
  });

  test.concurrent("what was subscribed to can be deleted", async () => {
    const args = ["https://127.0.0.1:9/other", "--event", "AVATAR_TRAINING_SUCCESS"];
    const made = launch(["webhooks", "create", ...args], { env: quick.env });
    expect(await made.ended).toBe(0);
    const id = /[\da-f]{8}-[\da-f-]{27}/.exec(made.output)?.[0] ?? "";
    const deleted = launch(["webhooks", "delete", id], { env: quick.env });
    expect(await deleted.ended).toBe(0);
    expect(deleted.output).toContain(`deleted ${id}`);
  });
});

test("every code is reached", () => {
  expect(new Set(Object.values(cases).map(({ ending }) => ending))).toEqual(new Set(Object.keys(endings)));
});
