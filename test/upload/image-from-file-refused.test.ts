import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { InvalidInputError } from "../../src/index.ts";
import { imageFromFile } from "../../src/node.ts";
import { failure } from "../unit/support/harness.ts";
import { png } from "./pictures.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "avatar-clients-"));
  await chmod(folder, 0o755);
  await writeFile(join(folder, "ada.png"), png);
});
afterAll(() => rm(folder, { recursive: true }));

/** The only reason for the rejection, and the code of the platform's error behind it. */
async function refusal(path: unknown): Promise<{ reason: string; code: unknown }> {
  const error = await failure(InvalidInputError, imageFromFile(path as string));
  expect(error).toMatchObject({ code: "invalid_input", vendor: undefined });
  const { reasons, cause } = error;
  expect(reasons).toHaveLength(1);
  return {
    reason: reasons[0] ?? "",
    code: cause instanceof Error && "code" in cause ? cause.code : undefined,
  };
}

const what = "pass the path of a PNG, JPEG or WebP file";

describe("imageFromFile rejects, naming the path,", () => {
  it.each([
    ["a file that is not there", "missing.png", `cannot be read: the file does not exist; ${what}`, "ENOENT"],
    [
      "a path through a file",
      "ada.png/ada.png",
      `cannot be read: the file does not exist; ${what}`,
      "ENOTDIR",
    ],
    [
      "a name that is too long",
      `${"a".repeat(300)}.png`,
      "cannot be read: the path is too long",
      "ENAMETOOLONG",
    ],
    ["a link to itself", "loop.png", "cannot be read: its symbolic links form a loop", "ELOOP"],
  ])("%s", async (_, name, why, code) => {
    if (name === "loop.png") await symlink(join(folder, name), join(folder, name));
    const path = join(folder, name);
    const refused = await refusal(path);
    expect(refused.reason).toContain(why);
    expect(refused.reason.startsWith(path.slice(0, 60))).toBe(true);
    expect(refused.code).toBe(code);
    expect(await refusal(pathToFileURL(path))).toEqual(refused);
  });

  it("a file that this process may not read", async () => {
    const path = join(folder, "secret.png");
    await writeFile(path, png);
    await chmod(path, 0);
    const isRoot = process.geteuid?.() === 0;
    if (isRoot) process.seteuid?.(65_534);
    const refused = await refusal(path).finally(() => isRoot && process.seteuid?.(0));
    expect(refused.reason).toContain(`${path} cannot be read: permission denied`);
    expect(refused.code).toBe("EACCES");
  });

  it("a folder", async () => {
    const { reason } = await refusal(folder);
    expect(reason).toBe(`${folder} cannot be read: it is a folder; ${what}`);
  });

  it.skipIf(process.platform === "win32")("anything but a regular file, without waiting for it", async () => {
    const pipe = join(folder, "pipe");
    execFileSync("sh", ["-c", `mkfifo "$1"`, "sh", pipe]);
    const socket = join(folder, "socket");
    const server = createServer().listen(socket);
    await once(server, "listening");
    for (const path of [pipe, socket, "/dev/null"]) {
      expect((await refusal(path)).reason).toContain(
        `${path} cannot be read: it is a pipe, a socket or a device; ${what}`,
      );
    }
    server.close();
  });

  it("a path with a NUL", async () => {
    for (const path of ["a\0b.png", new URL("file:///a%00b.png")]) {
      const { reason, code } = await refusal(path);
      expect(reason).toMatch(/^"\/?a\\u0000b.png" cannot be read: a path cannot contain a NUL character/);
      expect(code).toBe("ERR_INVALID_ARG_VALUE");
    }
  });

  it.each([
    ["https://example.com/ada.png", "ENOENT"],
    ["file:///home/ada.png", "ENOENT"],
    ["data:image/png;base64,iVBORw0KGgo=", "ENOENT"],
  ])("the text of a URL, %s", async (path, code) => {
    const refused = await refusal(path);
    const named = path.replace(/,.*/, "…");
    expect(refused.reason).toContain(`${named} cannot be read: it is a URL; download it and pass the bytes`);
    expect(refused.code).toBe(code);
  });

  it.each([
    ["https://ada:secret@example.com/ada.png?token=secret", "ERR_INVALID_URL_SCHEME"],
    ["data:image/png;base64,secret", "ERR_INVALID_URL_SCHEME"],
    ["file://server/share/ada.png", "ERR_INVALID_FILE_URL_HOST"],
    ["file:///a%2fb.png", "ERR_INVALID_FILE_URL_PATH"],
  ])("the URL %s, which is not a file's, without anything secret in it", async (url, code) => {
    const refused = await refusal(new URL(url));
    expect(refused.reason).toMatch(/is not the URL of a file on this machine/);
    expect(refused.reason).not.toContain("secret");
    expect(refused.code).toBe(code);
  });

  it.each([
    ["nothing", undefined, "undefined"],
    ["null", null, "null"],
    ["a number", 7, "a number"],
    ["an object", { path: "ada.png" }, "an object"],
    ["an object without a prototype", Object.create(null), "an object"],
    ["a symbol", Symbol("ada"), "a symbol"],
    ["a list", ["ada.png"], "an array"],
    ["bytes", png, "an object"],
    ["a function", () => "ada.png", "a function"],
  ])("%s, which is not a path", async (_, path, told) => {
    const { reason } = await refusal(path);
    expect(reason).toBe(`imageFromFile expects a path or a file: URL, not ${told}`);
  });

  it("the text of a URL without anything secret in it", async () => {
    for (const path of [
      "https://ada:secret@example.com/a.png?t=secret",
      `data:image/png;base64,${"secret".repeat(99)}`,
    ]) {
      const { reason } = await refusal(path);
      expect(reason.slice(80)).not.toContain("secret");
      expect(reason).not.toContain("?t=");
      expect(reason).not.toContain("ada:");
    }
  });

  it("an empty path", async () => {
    expect((await refusal("")).reason).toBe(`"" cannot be read: the file does not exist; ${what}`);
  });
});
