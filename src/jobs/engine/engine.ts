import { type Database, forEngine } from "../database/database.ts";
import { DatabaseError } from "../database/errors.ts";
import { openFolder, type Recover } from "../database/folder/folder.ts";
import { loadEnginePart } from "../database/peers.ts";
import { openPglite } from "../database/pglite.ts";
import { isServer, overPostgres, postgresOptions } from "../database/postgres.ts";
import { Queue } from "./queue.ts";

/** The queue and the database under it. */
export interface Engine {
  readonly database: Database;
  readonly queue: Queue;
  close(): Promise<void>;
}

export interface EngineOptions {
  /** `postgres://…`, `memory:` or a folder. */
  database: string;
  schema: string;
  connections: number;
  onWarning(message: string): void;
  /** Runs if the machine crashed while a folder was open, before anything else uses the folder. */
  recover: Recover;
}

/** @throws InvalidInputError if a package is missing; DatabaseError if the server cannot be used. */
export async function openEngine({
  database: target,
  schema,
  connections,
  onWarning,
  recover,
}: EngineOptions): Promise<Engine> {
  const { PgBoss } = await loadEnginePart("pg-boss", () => import("pg-boss"));
  const own = isServer(target)
    ? undefined
    : await (target === "memory:" ? openPglite(undefined) : openFolder(target, recover));
  // Its own upkeep reads the whole queue several times a minute; the only part that we need is `Queue.expire`.
  const common = { schema, schedule: false, supervise: false };
  const boss = own
    ? new PgBoss({ ...common, db: forEngine(own), backend: "pglite" })
    : new PgBoss({ ...common, ...postgresOptions(target, connections) });
  boss.on("error", (error) => onWarning(error.message));
  try {
    await boss.start();
  } catch (error) {
    await boss.stop({ graceful: false }).catch(() => undefined);
    await own?.close();
    throw own ? error : new DatabaseError(target, error);
  }
  const database = own ?? overPostgres(boss.getDb());
  return {
    database,
    queue: new Queue(boss, schema),
    async close() {
      await boss.stop({ graceful: false });
      await database.close();
    },
  };
}
