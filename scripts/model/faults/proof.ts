import { type Fault, faultsOf } from "./fault.ts";

const undici = "src/core/http/undici.ts";
const config = "src/core/config/config.ts";
const sameUrl =
  "request.method === method && request.path === pathname + search && String(request.origin) === origin";

/** By itself it does no harm: what it gives away is guarded twice. */
const patched = {
  file: config,
  find: "fetch === undefined && globalThis.fetch === platformFetch",
  replace: "fetch === undefined",
};

/** What was taken for proof that a create was never sent. */
export const proofFaults: readonly Fault[] = [
  ...faultsOf(undici, [
    [
      "silence about a request is proof",
      "own.length > 0 && !stray && own.every((request) => request.abort === null && !written.has(request))",
      "!stray && own.every((request) => !written.has(request))",
    ],
    [
      "a request that HTTP/2 took on is not sent until its headers are",
      "request.abort === null && !written.has(request)",
      "!written.has(request)",
    ],
  ]),
  {
    name: "another request to the same URL is one's own",
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
      "a fetch given as an option is believed by its codes",
      'fetchSendsOnce === true ? "codes"',
      'true ? "codes"',
    ],
  ]),
  {
    name: "a request that a wrapper makes later is not minded",
    edits: [
      patched,
      { file: undici, find: "own.length > 0 && !stray && own", replace: "own.length > 0 && own" },
    ],
  },
  {
    name: "a timed-out fetch that has not ended is believed",
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
      "a fetch that is vouched for was never sent because its time is over",
      'return ended === "failed" && proof.wasNeverSent(error)',
      'return ended === "timeout" || proof.wasNeverSent(error)',
    ],
  ]),
  ...faultsOf("src/core/http/never-sent.ts", [
    [
      "a connection that is reset was never made",
      "/^(ECONNREFUSED|",
      "/^(ECONNREFUSED|ECONNRESET|UND_ERR_SOCKET|",
    ],
  ]),
];
