import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chown, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const exec = promisify(execFile);

/** A Postgres server for tests. */
export interface Postgres extends AsyncDisposable {
  readonly url: string;
  /** Crashes the server and starts it again after `meanwhile`; undefined for a server that is not ours. */
  readonly restart: ((meanwhile?: () => Promise<void>) => Promise<void>) | undefined;
}

/**
 * The server at `DATABASE_URL`, or one of our own in a temporary folder, from Debian's `postgresql` package. Postgres
 * refuses to run as root, so root starts it as another user.
 */
export async function startPostgres(): Promise<Postgres> {
  const given = process.env.DATABASE_URL;
  if (given) return { url: given, restart: undefined, [Symbol.asyncDispose]: async () => undefined };
  const bin = await findBinaries();
  if (bin === undefined) {
    throw new Error("no Postgres found: set DATABASE_URL, or install it with `apt-get install postgresql`");
  }
  const user = process.getuid?.() === 0 ? await unprivileged() : {};
  const folder = await mkdtemp(join(tmpdir(), "avatar-clients-postgres-"));
  if (user.uid !== undefined) await chown(folder, user.uid, user.gid ?? user.uid);
  const data = join(folder, "data");
  const initdb = ["-D", data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--no-sync"];
  await exec(join(bin, "initdb"), initdb, { ...user, cwd: folder });
  const port = await freePort();
  // Not durable: what is lost when the machine crashes is not tested here.
  const settings = [
    "listen_addresses=127.0.0.1",
    "fsync=off",
    "max_connections=200",
    "shared_buffers=128MB",
    "shared_preload_libraries=pg_stat_statements",
  ];
  const args = [
    "-D",
    data,
    "-p",
    String(port),
    "-k",
    folder,
    ...settings.flatMap((setting) => ["-c", setting]),
  ];
  let server: ChildProcess;
  async function start(): Promise<void> {
    server = spawn(join(bin ?? "", "postgres"), args, {
      ...user,
      cwd: folder,
      stdio: ["ignore", "ignore", "pipe"],
    });
    let said = "";
    await new Promise<void>((resolve, reject) => {
      server.stderr?.on("data", (text) => {
        said += text;
        if (/ready to accept connections/.test(said)) resolve();
      });
      server.once("exit", () => reject(new Error(`Postgres did not start: ${said}`)));
    });
    server.stderr?.removeAllListeners("data").resume();
  }
  async function end(signal: NodeJS.Signals): Promise<void> {
    const ended = once(server, "exit");
    server.kill(signal);
    await ended;
  }
  await start();
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    async restart(meanwhile) {
      // Postgres's immediate shutdown: nothing is finished, and the log is replayed at the next start.
      await end("SIGQUIT");
      try {
        await meanwhile?.();
      } finally {
        await start();
      }
    },
    async [Symbol.asyncDispose]() {
      await end("SIGQUIT");
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function findBinaries(): Promise<string | undefined> {
  const root = "/usr/lib/postgresql";
  const versions = (await readdir(root).catch(() => [])).sort((a, b) => Number(b) - Number(a));
  return versions[0] && join(root, versions[0], "bin");
}

async function unprivileged(): Promise<{ uid?: number; gid?: number }> {
  const users = (await readFile("/etc/passwd", "utf8")).split("\n").map((line) => line.split(":"));
  const [, , uid, gid] =
    users.find(([name]) => name === "postgres") ?? users.find(([name]) => name === "nobody") ?? [];
  return { uid: Number(uid), gid: Number(gid) };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address ? address.port : 0;
}
