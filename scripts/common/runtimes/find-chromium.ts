import { access, constants } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { CannotRun } from "./cannot-run.ts";
import { finish } from "./programs.ts";

const names = ["chromium", "chromium-browser", "google-chrome"];

/** The system's browser; installed if missing on a disposable Debian machine (a container, CI). */
export async function findChromium(): Promise<string> {
  const found = await search(names);
  if (found) return found;
  const isRoot = process.getuid?.() === 0;
  const aptGet = await search(["apt-get"]);
  if (!isRoot || !aptGet) throw new CannotRun(`none of ${names.join(", ")} is installed`);
  try {
    console.log("installing chromium");
    await finish(aptGet, ["update"], { cwd: "/" });
    await finish(aptGet, ["install", "-y", "chromium"], { cwd: "/" });
  } catch (error) {
    throw new CannotRun(`apt-get could not install chromium: ${(error as Error).message}`);
  }
  const installed = await search(names);
  if (!installed) throw new CannotRun("apt-get did not provide chromium");
  return installed;
}

async function search(wanted: readonly string[]): Promise<string | undefined> {
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    for (const name of wanted) {
      const path = join(folder, name);
      if (await isProgram(path)) return path;
    }
  }
  return undefined;
}

function isProgram(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
