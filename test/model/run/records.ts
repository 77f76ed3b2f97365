import type { CreateSending, OutcomeUnknownError, Reconciliation } from "../../../src/index.ts";
import type { CallPlan, LookupPlan } from "../plan/schedule.ts";
import type { Item, ManyResult } from "./package.ts";

/** When something happened: on the monotonic clock, and in which order. */
export interface Moment {
  readonly at: number;
  readonly order: number;
}

/** The history of a call. */
export interface CallRecord {
  readonly plan: CallPlan;
  /** By input. */
  readonly names: readonly string[];
  readonly timeoutMs: number;
  readonly budgetMs: number;
  started?: Moment;
  /** How often the wall clock had jumped when it settled. */
  jumpsAtEnd?: number;
  settled?: Moment;
  aborted?: Moment;
  /** Whether any GET reached the vendor in the meantime. */
  heard?: boolean;
  readonly signal: AbortSignal;
  /** The reason's own members before the run started. */
  readonly reasonBefore: string;
  readonly sendings: (Moment & {
    readonly sending: CreateSending;
    readonly wall: number;
    readonly jumps: number;
  })[];
  /** What `onSettled` was given. */
  readonly told: (Moment & { readonly result: ManyResult })[];
  /** When `onCreated` was called. */
  readonly created: Moment[];
  /** What the callbacks threw. */
  readonly thrown: unknown[];
  value?: Item | readonly ManyResult[] | { readonly found: readonly string[] };
  error?: { readonly thrown: unknown };
}

/** An `OutcomeUnknownError` in a caller's hands, to be looked up. */
export interface UnknownRecord {
  readonly call: CallRecord;
  readonly input: number;
  readonly error: OutcomeUnknownError;
}

/** A lookup through an `OutcomeUnknownError`, and its result. */
export interface LookupRecord {
  readonly of: UnknownRecord;
  readonly kind: LookupPlan["kind"];
  /** After everything had come to rest. */
  readonly final: boolean;
  readonly waitMs: number | undefined;
  readonly started: Moment;
  ended?: Moment;
  /** Whether any GET reached the vendor in the meantime. */
  heard?: boolean;
  aborted?: Moment;
  readonly signal?: AbortSignal;
  candidates?: readonly Item[];
  reconciled?: Reconciliation<Item>;
  error?: { readonly thrown: unknown };
}
