/** The runtimes by name, as `npm run test:runtimes -- --only` takes them. */
export const runtimeNames = [
  "node20",
  "node22",
  "node24",
  "node26",
  "bun",
  "deno",
  "workerd",
  "chromium",
] as const;
export type RuntimeName = (typeof runtimeNames)[number];

/** In what a runtime may differ from the others without a fault of ours. */
export interface Traits {
  /** What a create at a refused connection ends with; unknown where the platform does not say that it was refused. */
  refusedCreate: "ConnectionError" | "OutcomeUnknownError";
  /** Whether the status and the target of a redirect can be seen. */
  seesRedirects: boolean;
  /** Whether the platform itself may send a request again when a kept connection is cut; nothing turns that off. */
  resends: boolean;
  /** Whether `window` and `document` exist, so that a key draws the warning. */
  isPage: boolean;
}

const usual: Traits = {
  refusedCreate: "ConnectionError",
  seesRedirects: true,
  resends: false,
  isPage: false,
};

interface Difference {
  runtime: RuntimeName;
  traits: Partial<Traits>;
  reason: string;
}

/** Every known difference, with its reason. */
const differences: readonly Difference[] = [
  {
    runtime: "workerd",
    traits: { refusedCreate: "OutcomeUnknownError" },
    reason: "fetch says `Network connection lost.` whether a connection was refused or lost, and has no code",
  },
  {
    runtime: "chromium",
    traits: { refusedCreate: "OutcomeUnknownError" },
    reason: "fetch says `Failed to fetch` of everything, so that pages cannot look around in a network",
  },
  {
    runtime: "chromium",
    traits: { seesRedirects: false },
    reason: "a redirect that is not followed is opaque to pages: status 0 and no headers (Fetch, 2.2.6)",
  },
  {
    runtime: "chromium",
    traits: { resends: true },
    reason:
      "where a connection that was used before is cut without an answer, the network stack sends once more, a POST too",
  },
  {
    runtime: "chromium",
    traits: { isPage: true },
    reason: "it is the one that runs the suite in a page",
  },
];

export function traitsOf(runtime: RuntimeName): Traits {
  const own = differences.filter((difference) => difference.runtime === runtime);
  return Object.assign({}, usual, ...own.map(({ traits }) => traits));
}
