import { readSeconds, readWhole } from "../arguments/numbers.ts";
import type { Run } from "../command.ts";
import { UsageError } from "../errors/usage-error.ts";
import { aborted } from "../until-aborted.ts";
import { readVendors, vendorNames } from "../vendors/registry.ts";

type Sandbox = Awaited<ReturnType<typeof import("../../sandbox/index.ts").startSandbox>>;

export const run: Run = async ({ io, screen, args, values }) => {
  const asked = readVendors(args.filter((name) => name !== "all"));
  const vendors = asked.length === args.length && asked.length > 0 ? asked : vendorNames;
  const first = readWhole(values.port, "--port", 1, 65_535 - vendors.length);
  const ports =
    first === undefined ? {} : Object.fromEntries([...vendors, "page"].map((name, at) => [name, first + at]));
  const buildTimeMs = readSeconds(values["build-time"], "--build-time");
  screen.note(`starting a sandbox for ${vendors.join(", ")} ...`);
  let sandbox: Sandbox;
  try {
    const { startSandbox } = await import("../../sandbox/index.ts");
    sandbox = await startSandbox({
      vendors,
      ports,
      buildTimeMs,
      page: true,
      allowHosts: values["allow-host"],
      onRequest: ({ vendor, method, path, status, note }) =>
        screen.note(`${vendor}: ${method} ${path} ${status}${note === undefined ? "" : ` (${note})`}`, "dim"),
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  try {
    for (const { vendor, url, apiKey } of Object.values(sandbox.vendors)) {
      await screen.emit({ vendor, url, apiKey });
    }
    await screen.emit({ page: sandbox.page });
    for (const [name, value] of Object.entries(sandbox.env)) await screen.out(`${name}=${value}`);
    screen.note("");
    screen.note(`open ${sandbox.page} and drop an image: it becomes an avatar there`, "bold");
    screen.note("for your program, put the lines above into .env or set them, and use the vendors as usual");
    screen.note("Ctrl-C stops the sandbox");
    screen.note("");
    await aborted(io.signal);
  } finally {
    await sandbox.close();
  }
  screen.note("the sandbox has stopped");
  return "done";
};
