import type { VendorName } from "../../../src/index.ts";
import type { ConnectionBehaviour, PostBehaviour, ReadBehaviour, RenderBehaviour } from "./behaviour.ts";

export type * from "./behaviour.ts";

/** Everything that makes up a run. Plain data, so that it can be printed, reduced and replayed. */
export interface Schedule {
  readonly seed: number;
  readonly vendor: VendorName;
  /** What is created. Argil's videos are rendered where avatars are waited for. */
  readonly resource: "avatars" | "videos";
  readonly traits: VendorTraits;
  readonly network: NetworkPlan;
  readonly clients: readonly ClientPlan[];
  readonly clock: ClockPlan;
  readonly calls: readonly CallPlan[];
  /** What happens to GETs, in order of arrival; later ones succeed. */
  readonly reads: readonly ReadBehaviour[];
  /** What happens to renders, likewise. */
  readonly renders: readonly RenderBehaviour[];
  /** What happens to connections, in the order in which they are accepted; later ones are kept open. */
  readonly connections: readonly ConnectionBehaviour[];
  /** When nothing listens and open connections are cut. Milliseconds since the start. */
  readonly outages: readonly { readonly from: number; readonly to: number }[];
}

export interface VendorTraits {
  /** How names are stored. */
  readonly names: {
    readonly nfc: boolean;
    readonly trimmed: boolean;
    readonly lines: "kept" | "crlf" | "lf";
  };
  /** How long a new avatar is missing from the list, in milliseconds. */
  readonly lagMs: number;
  /** How long a build takes. */
  readonly buildMs: number;
  /** `createdAt` without milliseconds. */
  readonly wholeSeconds: boolean;
  readonly newestFirst: boolean;
  /** Maximum number of avatars on a page, whatever is requested. */
  readonly pageCap: number;
  /** What exists before the run. */
  readonly old: readonly OldAvatar[];
  /** Failures repeat the key that they were sent. */
  readonly echoesKey: boolean;
}

export interface OldAvatar {
  readonly name: string;
  readonly ageMs: number;
  /** Argil's idempotency key, from an earlier process. */
  readonly key?: string;
}

export type UndiciVersion = 6 | 7 | 8;

/** Shared by all clients of the process. */
export interface NetworkPlan {
  /** HTTPS, which allows HTTP/2. */
  readonly tls: boolean;
  /** The dispatcher of the global fetch. */
  readonly agent: AgentPlan;
  /** A replacement for the global fetch, installed after the client was imported. */
  readonly patch: Wrapping | undefined;
}

export interface AgentPlan {
  /** Whose agent: Node's own, or that of undici from npm. */
  readonly from: "node" | UndiciVersion;
  readonly http2: boolean;
  /** Size of its pool; undefined means no limit. */
  readonly connections: 1 | 2 | undefined;
}

/** A custom fetch that changes what is sent. */
export type Wrapping = "retries" | "drops the signal" | "node:http";

export type ClientPlan = {
  /** Which of two copies of the package it comes from, both loaded in the same process. */
  readonly copy: 0 | 1;
  readonly timeoutMs: number;
  readonly maxRetries: number;
  readonly transport: TransportPlan;
};

export type TransportPlan =
  /** No `fetch` option. */
  | { readonly kind: "platform" }
  | {
      readonly kind: "option";
      readonly base: "global" | "node:http" | AgentPlan;
      readonly wrapping: "retries" | "drops the signal" | undefined;
      /** `fetchSendsOnce`; only ever set if it is true. */
      readonly vouched: boolean;
    };

export interface ClockPlan {
  /** Error of the wall clock at the start, in milliseconds. */
  readonly skewMs: number;
  readonly jumps: readonly {
    readonly at: number;
    /** Somebody sets the wall clock this far from the true time; or the machine is suspended for this long. */
    readonly kind: "set" | "suspend";
    readonly ms: number;
  }[];
}

export interface CallPlan {
  readonly id: number;
  readonly client: number;
  /** When it starts, in milliseconds since the start of the run. */
  readonly at: number;
  readonly kind: "create" | "createAndWait" | "createMany" | "findCreated";
  readonly via: "provider" | "client";
  /** One, except for `createMany`. */
  readonly inputs: readonly InputPlan[];
  readonly timeoutMs?: number;
  readonly maxRetries?: number;
  readonly concurrency?: number;
  readonly drainMs?: number;
  readonly maxWaitMs?: number;
  readonly resend?: boolean;
  readonly abort?: AbortPlan;
  readonly callbacks: Callbacks;
  /** What happens to its POSTs, in order of arrival; later ones succeed. */
  readonly posts: readonly PostBehaviour[];
  /** How an unknown outcome is looked up before the end of the run. */
  readonly lookups: readonly LookupPlan[];
}

export interface InputPlan {
  readonly name: NamePlan;
  readonly picture: "bytes" | "url";
  readonly key?: string;
}

export type NamePlan = { readonly unique: string } | { readonly plain: string };

export type CallbackMood = "fine" | "slow" | "throws" | "rejects";
export interface Callbacks {
  readonly onSending: CallbackMood;
  readonly onCreated: CallbackMood;
  readonly onProgress: CallbackMood;
  readonly onSettled: CallbackMood;
}

export type CallEvent = "onSending" | "read" | "body" | "answering" | "answered" | "rate-limited" | "settled";

export interface AbortPlan {
  readonly when:
    | { readonly kind: "before" }
    | { readonly kind: "after"; readonly ms: number }
    | {
        readonly kind: "event";
        readonly event: CallEvent;
        /** Which of the call's, counted from 1. */
        readonly nth: number;
        readonly turn: "now" | "microtask" | "immediate";
      };
  readonly reason: "none" | "error" | "frozen error" | "object" | "text" | "null";
}

export interface LookupPlan {
  readonly afterMs: number;
  readonly kind: "candidates" | "reconcile";
  readonly waitMs: number | undefined;
  /** Aborted this long after it started. */
  readonly abortMs?: number;
}
