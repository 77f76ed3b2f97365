import type { CreateSending, OutcomeUnknownError, Reconciliation } from "../../../src/index.ts";
import type { CallPlan, LookupPlan } from "../plan/schedule.ts";
import type { Item, ManyResult } from "./package.ts";

/** When something happened: on the monotonic clock, and in which order. */
export interface Moment {
  readonly at: number;
  readonly order: number;
}

/** A call as it went. */
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
  /** Whether any GET reached the vendor while it went on. */
  heard?: boolean;
  readonly signal: AbortSignal;
  /** The reason's own members before anything began. */
  readonly reasonBefore: string;
  readonly sendings: (Moment & {
    readonly sending: CreateSending;
    readonly wall: number;
    readonly jumps: number;
  })[];
  /** What `onSettled` was told. */
  readonly told: (Moment & { readonly result: ManyResult })[];
  /** When `onCreated` was told. */
  readonly created: Moment[];
  /** What the callbacks threw. */
  readonly thrown: unknown[];
  value?: Item | readonly ManyResult[] | { readonly found: readonly string[] };
  error?: { readonly thrown: unknown };
}

/** An `OutcomeUnknownError` that somebody holds, and is to do something about. */
export interface UnknownRecord {
  readonly call: CallRecord;
  readonly input: number;
  readonly error: OutcomeUnknownError;
}

/** What an `OutcomeUnknownError` was asked, and what it said. */
export interface LookupRecord {
  readonly of: UnknownRecord;
  readonly kind: LookupPlan["kind"];
  /** After everything had come to rest. */
  readonly final: boolean;
  readonly waitMs: number | undefined;
  readonly started: Moment;
  ended?: Moment;
  /** Whether any GET reached the vendor while it went on. */
  heard?: boolean;
  aborted?: Moment;
  readonly signal?: AbortSignal;
  candidates?: readonly Item[];
  reconciled?: Reconciliation<Item>;
  error?: { readonly thrown: unknown };
}
