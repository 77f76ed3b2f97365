import type { Clock } from "../../../src/core/time/clock.ts";

/** A time that several processes and a database share, running faster than real time from a given moment on. */
export interface Pace {
  /** Milliseconds since the epoch. */
  readonly since: number;
  readonly speed: number;
  /** A process's clock error, in milliseconds of this time. */
  readonly offMs?: number;
}

export function fastClock({ since, speed, offMs = 0 }: Pace): Clock {
  const now = () => since + (performance.timeOrigin + performance.now() - since) * speed + offMs;
  return {
    now,
    wall: now,
    after(ms, callback) {
      const timer = setTimeout(callback, Math.min(ms / speed, 2 ** 31 - 1));
      return () => clearTimeout(timer);
    },
    random: Math.random,
  };
}

/** SQL that redefines the ledger's and the queue's only time functions accordingly. */
export function setClock(schema: string, { since, speed }: Pace): string {
  const start = `to_timestamp(${since / 1000})`;
  const body = `SELECT ${start} + (clock_timestamp() - ${start}) * ${speed}`;
  return `CREATE OR REPLACE FUNCTION ${schema}.clock() RETURNS timestamptz LANGUAGE sql VOLATILE AS '${body}';
    CREATE OR REPLACE FUNCTION ${schema}.job_now() RETURNS timestamptz LANGUAGE sql STABLE AS '${body}';`;
}
