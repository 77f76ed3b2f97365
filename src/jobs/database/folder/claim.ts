import { randomUUID } from "node:crypto";
import { link, mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { createServer, type Server, type Socket } from "node:net";
import { uptime } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { InvalidInputError } from "../../../core/errors/index.ts";
import { flushNames, writeFlushed } from "./flush.ts";

/** Who has a folder: the process behind a socket. */
export interface Owner {
  readonly pid: number;
  readonly socket: string;
  /** When the machine was started on which all that is in the folder was written. */
  readonly bootedAt: number;
  /** Everything was on the disk when it gave the folder up. */
  readonly closed?: boolean;
}

/** The folder is this process's. `release` gives it up: only then may another take it. */
export interface Claim {
  readonly server: Server;
  /** The machine went down while an owner had the folder: what was written last may be missing. */
  readonly crashed: boolean;
  /** That is taken care of. */
  recovered(): Promise<void>;
  /** Everything is on the disk. */
  closed(): Promise<void>;
  release(): Promise<void>;
}

/** By the clock, which may have been set a little. */
const bootedAt = Date.now() - uptime() * 1000;
const sameBootMs = 10_000;

const ownerFile = /^owner\.(\d+)$/;

/**
 * Makes this process the owner of a folder, unless somebody has become it meanwhile.
 *
 * Owners follow each other by number: `owner.7` exists as soon as its process listens on the socket that it names, and the
 * one with the highest number has the folder. A socket dies with its process and lives on while that is stopped, so whether
 * an owner is gone is not a guess. Two that find the same owner dead both try to make the next number, which the file system
 * grants once; one that comes with an old number sees a higher one afterwards, and withdraws.
 */
export async function claimFolder(folder: string, after: number, before?: Owner): Promise<Claim | undefined> {
  const name = `${process.pid}-${randomUUID().slice(0, 8)}`;
  const socket = process.platform === "win32" ? `avatar-clients-${name}` : `${name}.sock`;
  const path = await socketPath(folder, socket);
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(path.of, resolve);
  }).catch(async (cause) => {
    await path.close();
    throw new InvalidInputError(
      undefined,
      [`no local socket can be opened in ${folder}: choose a folder on a local disk (${cause.message})`],
      { cause },
    );
  });
  const release = async () => {
    await new Promise((resolve) => server.close(resolve));
    await path.close();
  };
  const crashed = before !== undefined && !before.closed && Math.abs(before.bootedAt - bootedAt) > sameBootMs;
  const mine = join(folder, `owner.${after + 1}`);
  const draft = join(folder, `claim.${name}`);
  const facts: Owner = { pid: process.pid, socket, bootedAt };
  // Another crash before the first is taken care of must not hide it.
  await writeFlushed(draft, JSON.stringify(crashed ? { ...facts, bootedAt: before.bootedAt } : facts));
  try {
    // The file appears whole or not at all, and never over another.
    await link(draft, mine);
  } catch (error) {
    await release();
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return undefined;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
  const { number } = await readOwner(folder);
  if (number !== after + 1) {
    await release();
    await rm(mine, { force: true });
    return undefined;
  }
  for (const file of await readdir(folder)) {
    const old = Number(ownerFile.exec(file)?.[1] ?? Number.POSITIVE_INFINITY);
    if (old > after) continue;
    const { socket: dead } = JSON.parse(await readFile(join(folder, file), "utf8")) as Owner;
    await rm(join(folder, dead), { force: true });
    await rm(join(folder, file), { force: true });
  }
  await flushNames(folder);
  const become = async (owner: Owner) => {
    await writeFlushed(draft, JSON.stringify(owner));
    await rename(draft, mine);
    await flushNames(folder);
  };
  return {
    server,
    crashed,
    recovered: () => become(facts),
    closed: () => become({ ...facts, closed: true }),
    release,
  };
}

/** The last owner that a folder has had, dead or alive; number 0 where it had none. Makes the folder. */
export async function readOwner(folder: string): Promise<{ number: number; owner?: Owner }> {
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((cause) => {
    throw new InvalidInputError(
      undefined,
      [`${folder} cannot be a folder for a database: ${cause.message}`],
      { cause },
    );
  });
  const numbers = (await readdir(folder)).map((file) => Number(ownerFile.exec(file)?.[1] ?? 0));
  const number = Math.max(0, ...numbers);
  if (number === 0) return { number };
  try {
    const text = await readFile(join(folder, `owner.${number}`), "utf8");
    return { number, owner: JSON.parse(text) };
  } catch (error) {
    // It has been followed between the two.
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return readOwner(folder);
    throw error;
  }
}

/** A connection to an owner; undefined where it is dead. */
export async function reachOwner(folder: string, { socket }: Owner): Promise<Socket | undefined> {
  const { connect } = await import("node:net");
  const path = await socketPath(folder, socket);
  try {
    return await new Promise<Socket>((resolve, reject) => {
      const connection = connect(path.of, () => resolve(connection));
      connection.once("error", reject);
    });
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (["ECONNREFUSED", "ENOENT"].includes(code)) return undefined;
    throw error;
  } finally {
    await path.close();
  }
}

/** Longer paths of sockets are cut off or refused, by the system. */
const longestPath = 100;

async function socketPath(folder: string, socket: string): Promise<{ of: string; close(): Promise<void> }> {
  const close = async () => undefined;
  if (process.platform === "win32") return { of: `\\\\.\\pipe\\${socket}`, close };
  const whole = join(folder, socket);
  if (Buffer.byteLength(whole) <= longestPath) return { of: whole, close };
  if (process.platform !== "linux") {
    throw new InvalidInputError(undefined, [
      `the path ${folder} is too long for a local socket: choose a shorter one`,
    ]);
  }
  // The same folder under a short name, for as long as it is open.
  const handle = await open(folder);
  return { of: `/proc/self/fd/${handle.fd}/${socket}`, close: () => handle.close() };
}
