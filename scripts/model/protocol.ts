/** A request to a process that plays runs. */
export type Task = { readonly ignore: readonly string[] } & (
  | { readonly kind: "play"; readonly seeds: readonly number[] }
  /** Repeats one run and reports it in detail; `shrink` reduces it to what still fails. */
  | { readonly kind: "tell"; readonly seed: number; readonly shrink: boolean }
);

export interface Complaint {
  readonly rule: string;
  readonly text: string;
}

/** A message from that process. */
export type Message =
  | { readonly kind: "ready" }
  | { readonly kind: "begun"; readonly seed: number }
  | {
      readonly kind: "played";
      readonly seed: number;
      readonly complaints: readonly Complaint[];
      readonly counts: Counts;
    }
  | {
      readonly kind: "told";
      readonly seed: number;
      readonly text: string;
      readonly complaints: readonly Complaint[];
    }
  | { readonly kind: "idle"; readonly megabytes: number };

/** How often things happened, by name: evidence that the model covers them. */
export type Counts = Readonly<Record<string, number>>;
