import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { startServer } from "../../scripts/common/stand-ins/server.ts";
import { portrait, runCli } from "./support/run.ts";

const bash = "/bin/bash";

/** The resume command that `create` prints for an avatar with that id. */
async function resume(id: string): Promise<string> {
  await using server = await startServer((_, response) =>
    response.end(JSON.stringify({ id, name: "Ada", status: "processing" })),
  );
  const env = { PROTOFACE_API_KEY: "k", PROTOFACE_BASE_URL: server.url };
  const { stderr } = await runCli(["create", portrait, "--vendor", "protoface"], { env });
  return /to wait for it: (.*)/.exec(stderr)?.[1] ?? "";
}

/** How a shell splits it into words. */
function split(command: string): string[] {
  const print = command.replace("avatars", "printf '%s\\n'");
  return execFileSync(bash, ["-c", print], { env: { LC_ALL: "C.UTF-8" }, encoding: "utf8" })
    .trimEnd()
    .split("\n");
}

describe("a resume command", () => {
  const ids: Record<string, string> = {
    "av_123:x/y.z": "avatars wait av_123:x/y.z --vendor protoface",
    "a b": "avatars wait 'a b' --vendor protoface",
    "$(reboot)'; reboot #": "avatars wait '$(reboot)'\\''; reboot #' --vendor protoface",
    "`reboot`": "avatars wait '`reboot`' --vendor protoface",
    "=ls": "avatars wait '=ls' --vendor protoface",
    "~root": "avatars wait '~root' --vendor protoface",
    王: "avatars wait '王' --vendor protoface",
    "--debug": "avatars wait --vendor protoface -- --debug",
    "-x y": "avatars wait --vendor protoface -- '-x y'",
    "a\u202e'b\\\u{e0041}$c": "avatars wait $'a\\U0000202e\\'b\\\\\\U000e0041$c' --vendor protoface",
  };

  test.each(Object.entries(ids))("names the id exactly: %j", async (id, command) => {
    expect(await resume(id)).toBe(command);
  });

  test.runIf(existsSync(bash)).each(Object.entries(ids))("is read that way by a shell: %j", (id, command) => {
    const options = ["--vendor", "protoface"];
    expect(split(command)).toEqual(
      id.startsWith("-") ? ["wait", ...options, "--", id] : ["wait", id, ...options],
    );
  });

  test("works for an id that looks like an option", async () => {
    await using server = await startServer((_, response) =>
      response.end('{"id":"--debug","status":"ready"}'),
    );
    const env = { PROTOFACE_API_KEY: "k", PROTOFACE_BASE_URL: server.url };
    const ran = await runCli(["wait", "--vendor", "protoface", "--", "--debug"], { env });
    expect(ran).toMatchObject({ code: 0, stdout: "--debug\n" });
  });
});
