import { type Fault, faultsOf } from "./fault.ts";

const undici = "src/core/http/undici.ts";
const config = "src/core/config/config.ts";
const sameUrl =
  "request.method === method && request.path === pathname + search && String(request.origin) === origin";

/** Harmless on its own: what it weakens is guarded twice. */
const patched = {
  file: config,
  find: "fetch === undefined && globalThis.fetch === platformFetch",
  replace: "fetch === undefined",
};

/** Faults in what was taken for proof that a create was never sent. */
export const proofFaults: readonly Fault[] = [
  ...faultsOf(undici, [
    [
      "no event for a request counts as proof",
      "own.length > 0 && !stray && own.every((request) => request.abort === null && !written.has(request))",
      "!stray && own.every((request) => !written.has(request))",
    ],
    [
      "a request that HTTP/2 accepted counts as unsent until its headers are sent",
      "request.abort === null && !written.has(request)",
      "!written.has(request)",
    ],
  ]),
  {
    name: "another request to the same URL is taken for our own",
    edits: [
      { file: undici, find: "if (observer === own) own", replace: `if (${sameUrl}) own` },
      {
        file: config,
        find: "if (fetch === undefined && globalThis.fetch === platformFetch) return",
        replace: "if (fetchSendsOnce !== true) return",
      },
    ],
  },
  ...faultsOf(config, [
    [
      "the codes of an unvouched-for fetch are trusted",
      'fetchSendsOnce === true ? "codes"',
      'true ? "codes"',
    ],
  ]),
  {
    name: "a request that a wrapper makes later is ignored",
    edits: [
      patched,
      { file: undici, find: "own.length > 0 && !stray && own", replace: "own.length > 0 && own" },
    ],
  },
  {
    name: "a timed-out fetch that has not ended is trusted",
    edits: [
      patched,
      {
        file: "src/core/http/attempt.ts",
        find: "return fetchEnded && watch.provesUnsent()",
        replace: "return watch.provesUnsent()",
      },
    ],
  },
  ...faultsOf("src/core/http/attempt.ts", [
    [
      "a vouched-for fetch that timed out counts as never sent",
      'return ended === "failed" && proof.wasNeverSent(error)',
      'return ended === "timeout" || proof.wasNeverSent(error)',
    ],
  ]),
  ...faultsOf("src/core/http/never-sent.ts", [
    [
      "a reset connection counts as never made",
      "/^(ECONNREFUSED|",
      "/^(ECONNREFUSED|ECONNRESET|UND_ERR_SOCKET|",
    ],
  ]),
];
