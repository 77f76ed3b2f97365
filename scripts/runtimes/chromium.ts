import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findChromium } from "../common/runtimes/find-chromium.ts";
import { finish, startProgram } from "../common/runtimes/programs.ts";
import { sendJson, startServer, type TestServer } from "../common/stand-ins/server.ts";
import type { Runtime } from "./row.ts";
import type { SuiteSettings } from "./suite/check.ts";
import type { SuiteReport } from "./suite/suite.ts";

const flags = [
  "--headless",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // Chromium's sandbox does not work as root.
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];

const page = `<!doctype html><title>suite</title>
<script>onerror = onunhandledrejection = (e) => fetch("/broken", { method: "POST", body: String(e.reason ?? e) })</script>
<script type="module" src="/page.js"></script>`;

export async function openChromium(): Promise<Runtime> {
  const program = await findChromium();
  const said = await finish(program, ["--version"], { cwd: "/" });
  return {
    version: /\d+(\.\d+)+/.exec(said)?.[0] ?? said.trim(),
    async run({ project, settings, signal }) {
      const { server, report } = await servePage(await readFile(await project.bundle("page")), settings);
      const data = await mkdtemp(join(tmpdir(), "avatar-clients-chromium-"));
      const browser = startProgram(program, [...flags, `--user-data-dir=${data}`, server.url], {
        cwd: project.folder,
        signal,
      });
      const ended = browser.closed.then(({ problem }): never => {
        throw new Error(problem);
      });
      try {
        return await Promise.race([report, ended]);
      } finally {
        await browser[Symbol.asyncDispose]();
        await server[Symbol.asyncDispose]();
        await rm(data, { recursive: true, force: true, maxRetries: 5 });
      }
    },
  };
}

/** Serves the page and receives its report: HTTP is the only channel to the browser that it needs. */
async function servePage(
  script: Buffer,
  settings: SuiteSettings,
): Promise<{ server: TestServer; report: Promise<SuiteReport> }> {
  let take: (report: SuiteReport) => void;
  let refuse: (error: Error) => void;
  const report = new Promise<SuiteReport>((resolve, reject) => {
    take = resolve;
    refuse = reject;
  });
  const server = await startServer(({ url, body }, response) => {
    if (url === "/settings") return sendJson(response, 200, settings);
    if (url === "/report") take(JSON.parse(body.toString()) as SuiteReport);
    if (url === "/broken") refuse(new Error(`the page broke: ${body}`));
    if (url === "/page.js") response.writeHead(200, { "content-type": "text/javascript" }).end(script);
    else if (url === "/") response.writeHead(200, { "content-type": "text/html" }).end(page);
    else response.writeHead(204).end();
  });
  return { server, report };
}
