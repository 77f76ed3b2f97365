import { createServer, type Server } from "node:http";
import { sleep, systemClock } from "../../core/time/clock.ts";
import type { AccountOptions, Jobs } from "../../jobs/index.ts";
import { readSeconds, readWhole } from "../arguments/numbers.ts";
import { withJobs } from "../batch/open.ts";
import { accountLine, countsOf, leftOf, pauseAfter, readStatus } from "../batch/show.ts";
import type { Context, Run } from "../command.ts";
import { UsageError } from "../errors/usage-error.ts";
import { type Ending, worst } from "../exit-codes.ts";
import { profiles } from "../vendors/registry.ts";
import { readSettings } from "../vendors/settings.ts";

export const run: Run = async (context) => {
  const { io, screen, values } = context;
  const concurrency = readWhole(values.concurrency, "--concurrency", 1, 10_000);
  const leaseSeconds = readWhole(values.lease, "--lease", 10, 86_400);
  const horizonMs = readSeconds(values.horizon, "--horizon");
  const port = readWhole(values.metrics, "--metrics", 0, 65_535);
  return withJobs(context, {}, async (jobs) => {
    const accounts = await chooseAccounts(context, jobs);
    const metrics =
      port === undefined ? undefined : await serveMetrics(jobs, port, (line) => screen.note(line));
    const clock = io.clock ?? systemClock;
    try {
      const worker = await jobs.work({
        accounts,
        concurrency,
        leaseSeconds,
        horizonSeconds: horizonMs === undefined ? undefined : horizonMs / 1000,
        keep: values["keep-working"] === true,
        signal: io.signal,
      });
      const startedAt = clock.now();
      const over = new AbortController();
      const ended = worker.done.finally(() => over.abort());
      ended.catch(() => undefined);
      const waiting = () =>
        screen.note(`waiting up to 30 s for ${worker.inHand} in flight; Ctrl-C again exits immediately`);
      io.signal.addEventListener("abort", waiting, { once: true });
      while (!over.signal.aborted) {
        const askedAt = clock.now();
        const progress = await jobs.progress().catch(() => undefined);
        if (progress) screen.progress("batch", { label: "batch", status: countsOf(progress), startedAt });
        await sleep(clock, pauseAfter(clock.now() - askedAt), over.signal).catch(() => undefined);
      }
      io.signal.removeEventListener("abort", waiting);
      await ended;
    } finally {
      metrics?.close();
      metrics?.closeAllConnections();
    }
    screen.settled("batch");
    const status = await readStatus(jobs);
    await screen.emit(status);
    await screen.out(countsOf(status));
    const { states } = status;
    const ends: Ending[] = ["done"];
    if (states.failed > 0) ends.push("buildFailed");
    if (states.unresolved > 0) {
      ends.push("outcomeUnknown");
      screen.note(
        "for each unresolved item, check at the vendor, then run: avatars batch settle KEY OUTCOME",
      );
    }
    if (io.signal.aborted) ends.push("interrupted");
    for (const account of status.accounts.filter(({ paused }) => paused !== null)) {
      screen.note(accountLine(account), "yellow");
      if (leftOf(status) > 0) ends.push("vendorError");
    }
    return worst(ends);
  });
};

/** The accounts in the ledger, with their API keys. @throws UsageError if there is a key for none of them */
async function chooseAccounts(
  { io, screen, values }: Context,
  jobs: Jobs,
): Promise<Record<string, AccountOptions>> {
  const known = await jobs.accounts();
  const asked = known.filter(({ account }) => values.account === undefined || account === values.account);
  if (asked.length === 0) {
    throw new UsageError(
      values.account ? `unknown account ${JSON.stringify(values.account)}` : "nothing has been added yet",
      ["to begin, see `avatars batch add --help`"],
    );
  }
  const settings = await readSettings(io);
  const conflicts = asked.flatMap(({ vendor }) => settings[vendor].conflict ?? []);
  if (conflicts.length > 0) throw new UsageError("keys and base URLs come from different places", conflicts);
  const chosen: Record<string, AccountOptions> = {};
  for (const { account, vendor } of asked) {
    const { apiKey, baseUrl } = settings[vendor];
    if (apiKey) chosen[account] = { vendor, apiKey, baseUrl };
    else screen.note(`${account} is skipped: ${profiles[vendor].keyVariable} is not set`);
  }
  if (Object.keys(chosen).length > 0) return chosen;
  throw new UsageError("none of the accounts has an API key", [
    "set one in the environment or in a .env file in this folder",
  ]);
}

async function serveMetrics(jobs: Jobs, port: number, note: (line: string) => void): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.url !== "/metrics") {
      response.writeHead(404).end();
      return;
    }
    jobs.prometheus().then(
      (page) => response.writeHead(200, { "content-type": "text/plain; version=0.0.4" }).end(page),
      () => response.writeHead(503).end(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => reject(new UsageError(`--metrics: ${error.message}`)));
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  note(`metrics: http://127.0.0.1:${typeof address === "object" ? address?.port : port}/metrics`);
  return server;
}
