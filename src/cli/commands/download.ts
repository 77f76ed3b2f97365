import { extname, resolve } from "node:path";
import { systemClock } from "../../core/time/clock.ts";
import { download } from "../../core/transfer/download.ts";
import { fileTarget } from "../../node/file-target.ts";
import type { Run } from "../command.ts";
import { UsageError } from "../errors/usage-error.ts";
import { readPreview } from "./preview.ts";

export const run: Run = async (context) => {
  const { io, screen, values } = context;
  const { avatar, transport, url, renew } = await readPreview(context);
  const { vendor, id } = avatar;
  const path = values.output ?? nameFor(id, url);
  const label = `${vendor} ${id}`;
  const startedAt = (io.clock ?? systemClock).now();
  const address = async (_: unknown, again: boolean) => (again ? renew() : url.href);
  const target = fileTarget(resolve(io.cwd, path));
  const { bytes, mediaType } = await download(transport, { path: "the preview", id, address }, target, {
    signal: io.signal,
    onProgress: ({ bytes, total }) => {
      const status = `${bytes}${total === undefined ? "" : ` of ${total}`} bytes`;
      screen.progress(label, { label, status, startedAt });
    },
  });
  screen.settled(label);
  await screen.emit({ event: "downloaded", vendor, id, path, bytes, mediaType: mediaType ?? null });
  await screen.out(path);
  screen.note(`${label}: ${bytes} bytes in ${path}`, "green");
  return "done";
};

/** A file name in the working directory and nowhere else, whatever the id and URL contain. @throws UsageError */
function nameFor(id: string, { pathname }: URL): string {
  const ending = extname(pathname).toLowerCase();
  if (/^\.(png|jpe?g|webp|gif|mp4|webm|mov)$/.test(ending) && /^\w[\w-]*$/.test(id)) return `${id}${ending}`;
  throw new UsageError("-o is missing", ["neither the id nor the URL gives a name for the file"]);
}
