import { randomUUID } from "node:crypto";
import { link, mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { createServer, type Server, type Socket } from "node:net";
import { uptime } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { InvalidInputError } from "../../../core/errors/index.ts";
import { flushNames, writeFlushed } from "./flush.ts";

/** The owner of a folder: the process behind a socket. */
export interface Owner {
  readonly pid: number;
  readonly socket: string;
  /** When the machine booted that wrote everything in the folder. */
  readonly bootedAt: number;
  /** Everything was on disk when the owner released the folder. */
  readonly closed?: boolean;
}

/** This process owns the folder. No other process can own it until `release`. */
export interface Claim {
  readonly server: Server;
  /** The machine crashed while a process owned the folder, so the last writes may be missing. */
  readonly crashed: boolean;
  /** Records that the database has recovered from the crash. */
  recovered(): Promise<void>;
  /** Records that everything is on disk. */
  closed(): Promise<void>;
  release(): Promise<void>;
}

/** Derived from the wall clock, which may have been adjusted slightly. */
const bootedAt = Date.now() - uptime() * 1000;
const sameBootMs = 10_000;

const ownerFile = /^owner\.(\d+)$/;

/**
 * Makes this process the owner of a folder, unless another process has become the owner in the meantime.
 *
 * Owners are numbered: `owner.7` is created only once its process listens on the socket named in it, and the owner with the
 * highest number has the folder. A socket dies with its process but survives while the process is stopped, so there is no need
 * to guess whether an owner is gone. If two processes find the same owner dead, both try to create the next number, and the
 * file system lets only one succeed. A process with an outdated number then sees a higher one and withdraws.
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
      [`cannot open a local socket in ${folder}: choose a folder on a local disk (${cause.message})`],
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
  const become = async (owner: Owner) => {
    await writeFlushed(draft, JSON.stringify(owner));
    await rename(draft, mine);
    await flushNames(folder);
  };
  try {
    // A second crash before recovery must not hide the first.
    await writeFlushed(draft, JSON.stringify(crashed ? { ...facts, bootedAt: before.bootedAt } : facts));
    try {
      // Atomic: the complete file appears or none, and it never replaces another.
      await link(draft, mine);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      await release();
      return undefined;
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
  } catch (error) {
    // Left open, the socket would keep this process alive and make others wait for an owner that never answers.
    await release();
    throw error;
  }
  return {
    server,
    crashed,
    recovered: () => become(facts),
    closed: () => become({ ...facts, closed: true }),
    release,
  };
}

/** Reads the folder's latest owner, dead or alive; number 0 if there was none. Creates the folder if needed. */
export async function readOwner(folder: string): Promise<{ number: number; owner?: Owner }> {
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((cause) => {
    throw new InvalidInputError(
      undefined,
      [`${folder} cannot be used as a database folder: ${cause.message}`],
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
    // A successor has removed it in the meantime.
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return readOwner(folder);
    throw error;
  }
}

/** Connects to an owner; undefined if it is dead. */
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

/** The system truncates or rejects longer socket paths. */
const maxPathBytes = 100;

async function socketPath(folder: string, socket: string): Promise<{ of: string; close(): Promise<void> }> {
  const close = async () => undefined;
  if (process.platform === "win32") return { of: `\\\\.\\pipe\\${socket}`, close };
  const whole = join(folder, socket);
  if (Buffer.byteLength(whole) <= maxPathBytes) return { of: whole, close };
  if (process.platform !== "linux") {
    throw new InvalidInputError(undefined, [
      `the path ${folder} is too long for a local socket: choose a shorter one`,
    ]);
  }
  // The same folder under a short name, valid while it is open.
  const handle = await open(folder);
  return { of: `/proc/self/fd/${handle.fd}/${socket}`, close: () => handle.close() };
}
