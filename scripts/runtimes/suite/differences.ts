/** The runtimes, by the names that `npm run test:runtimes -- --only` takes. */
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

/** Where a runtime may differ from the others through no fault of ours. */
export interface Traits {
  /** How a create ends on a refused connection; unknown if the platform does not report the refusal. */
  refusedCreate: "ConnectionError" | "OutcomeUnknownError";
  /** Whether a redirect's status and target are visible. */
  seesRedirects: boolean;
  /** Whether the platform itself may resend a request when a reused connection is cut; this cannot be turned off. */
  resends: boolean;
  /** Whether `window` and `document` exist, so that a key triggers the warning. */
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
    reason:
      "fetch says `Network connection lost.` whether a connection was refused or lost, and sets no code",
  },
  {
    runtime: "chromium",
    traits: { refusedCreate: "OutcomeUnknownError" },
    reason: "fetch says `Failed to fetch` for every failure, so that pages cannot probe a network",
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
      "when a reused connection is cut without a response, the network stack resends the request, even a POST",
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
