import type { JobsOptions, WorkOptions } from "../../../src/jobs/index.ts";
import type { Pace } from "./fast-clock.ts";

/** A point in a worker's work: a statement, or an event of undici. */
export interface Place {
  readonly at: "before" | "after" | "during";
  readonly what: string;
}

/** Instructions for a worker process. */
export interface Order {
  readonly jobs: JobsOptions;
  readonly work: WorkOptions;
  readonly pace?: Pace;
  /** Dies at the nth point. */
  readonly kill?: number;
  /** Stops itself at the first such point. */
  readonly stop?: Place;
}

/** The exit code of a worker process that could not open its database. */
export const away = 75;
