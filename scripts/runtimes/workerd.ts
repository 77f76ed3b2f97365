import { writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { createInterface } from "node:readline";
import { pinned } from "../common/runtimes/catalog.ts";
import { type Program, startProgram } from "../common/runtimes/programs.ts";
import { installRuntime } from "./install.ts";
import type { Runtime } from "./row.ts";
import type { SuiteReport } from "./suite/suite.ts";

// By default, a worker may reach only public addresses.
const config = (script: string): string => `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "suite", worker = (
      modules = [(name = "suite", esModule = embed "${script}")],
      compatibilityDate = "2026-01-01",
      globalOutbound = "loopback",
    )),
    (name = "loopback", network = (allow = ["local", "private", "public"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "suite")],
);
`;

export async function openWorkerd(): Promise<Runtime> {
  const program = await installRuntime(pinned.workerd);
  return {
    version: pinned.workerd.version,
    async run({ project, settings, signal }) {
      const script = await project.bundle("workerd");
      const cwd = project.folder;
      await writeFile(join(cwd, "suite.capnp"), config(basename(script)));
      const server = startProgram(program, ["serve", "suite.capnp", "--control-fd=3"], {
        cwd,
        signal,
        control: true,
      });
      try {
        const url = `http://127.0.0.1:${await portOf(server)}`;
        const answer = await fetch(url, { method: "POST", body: JSON.stringify(settings), signal });
        if (!answer.ok) throw new Error(`the worker answered ${answer.status}: ${await answer.text()}`);
        return (await answer.json()) as SuiteReport;
      } finally {
        await server[Symbol.asyncDispose]();
      }
    },
  };
}

/** Each line on the control file is JSON; one of them names the port that was chosen. */
async function portOf({ pipes, closed }: Program): Promise<number> {
  const [, , , control] = pipes;
  if (control) {
    for await (const line of createInterface({ input: control })) {
      const { event, port } = JSON.parse(line) as { event?: string; port?: number };
      if (event === "listen" && port !== undefined) return port;
    }
  }
  throw new Error((await closed).problem);
}
