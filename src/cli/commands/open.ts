import { spawn } from "node:child_process";
import type { Run } from "../command.ts";
import { readPreview } from "./preview.ts";

export const run: Run = async (context) => {
  const { io, screen } = context;
  const { avatar, url } = await readPreview(context);
  const { vendor, id } = avatar;
  await screen.emit({ event: "opened", vendor, id, url: url.href });
  await screen.out(url.href);
  if (!(await open(url.href, io.env))) screen.note("found no application to open the URL; open it manually");
  return "done";
};

const openers: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
  darwin: ["open"],
  // Not `start`: cmd would interpret the URL as a command line.
  win32: ["rundll32", "url.dll,FileProtocolHandler"],
};

/** Opens an http or https URL in the desktop's default application; false if there is none. */
function open(href: string, env: Readonly<Record<string, string | undefined>>): Promise<boolean> {
  const [program, ...args] = openers[process.platform] ?? ["xdg-open"];
  return new Promise((resolve) => {
    const opener = spawn(program, [...args, href], { env: { ...env }, stdio: "ignore", detached: true });
    opener.once("error", () => resolve(false));
    opener.once("spawn", () => {
      opener.unref();
      resolve(true);
    });
  });
}
