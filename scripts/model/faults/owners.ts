import { type Fault, faultsOf } from "./fault.ts";

const recovery = "src/core/create/recovery.ts";

/** Avatars that were given to two callers, to the wrong one, or to nobody. */
export const ownerFaults: readonly Fault[] = [
  ...faultsOf(recovery, [
    [
      "candidates include avatars already handed out",
      ".filter(({ item: { id } }) => (account.owners.get(id) ?? self) === self)",
      "",
    ],
    ["reconcile does not claim", "own(found);\n    claimsOn", "claimsOn"],
    [
      "a second reconcile finds a different avatar",
      "found = first.item;\n    own(found);",
      "claim(account, first.item.id, {});",
    ],
    ["reconcile ignores rivals", "|| rivals.length > 0)", ")"],
    [
      "reconcile ignores creates in flight",
      "if ([...underWay].some((owner) => owner !== self))",
      "if (underWay.size > 1e9)",
    ],
    [
      "reconcile hands out what predates the create",
      "certainFrom: last - slackMs };",
      "certainFrom: -Infinity };",
    ],
    ["reconcile trusts the wall clock alone", ", lostAt + ofElapsedMs]);", "]);"],
    [
      "a clock that was set back is trusted",
      "possibleFrom: doubtful ? -Infinity : first",
      "possibleFrom: doubtful ? first : first",
    ],
    [
      "a wrong wall clock hides what was created",
      "possibleFrom: doubtful ? -Infinity : first - maxClockSkewMs,",
      "possibleFrom: doubtful ? first : sentAt - maxClockSkewMs,",
    ],
  ]),
  ...faultsOf("src/core/create/send.ts", [
    ["a create does not own what it returned", "recovery.own(value);", ""],
    ["creates in flight are unknown", "recovery.begin();", ""],
    [
      "onSending is not awaited",
      "await unlessAborted(signal, noted());",
      "void unlessAborted(signal, noted()).catch(() => undefined);",
    ],
  ]),
  ...faultsOf("src/core/create/claims.ts", [
    [
      "each copy of the package has its own claims",
      'Symbol.for("avatar-clients.accounts.1")',
      'Symbol("avatar-clients.accounts.1")',
    ],
  ]),
  ...faultsOf("src/core/http/send-limits.ts", [
    [
      "a flight does not see the abort of another copy's call",
      'Symbol.for("avatar-clients.sendLimits.1")',
      'Symbol("avatar-clients.sendLimits")',
    ],
  ]),
  ...faultsOf("src/core/input/name-rules.ts", [
    [
      "names are compared without normalization",
      '.replace(/\\r\\n?|\\n/g, "\\n")\n    .normalize("NFC")\n    .trim();',
      ";",
    ],
    ["line endings in names are compared as they are", '.replace(/\\r\\n?|\\n/g, "\\n")\n', "\n"],
    [
      "a lone surrogate is accepted",
      'if (typeof name === "string" && matchesUnicode(name, "\\\\p{Surrogate}"))',
      "if (false)",
    ],
  ]),
  ...faultsOf("src/core/wait/create-and-wait.ts", [
    ["an error after the create carries no item", "attachItem(error, shown);", "void shown, attachItem;"],
    [
      "an abort after the create loses what was created",
      "throw new AbortedError(vendor, { id: item.id, item: shown }, error);",
      "throw error;",
    ],
    [
      "the item is written to the user's reason",
      "throw new AbortedError(vendor, { id: item.id, item: shown }, error);",
      'throw typeof error === "object" && error !== null ? Object.assign(error, { item: shown }) : error;',
    ],
    [
      "a rejection of onCreated goes unhandled",
      "await watched(onCreated)?.(item);",
      "void watched(onCreated)?.(item);",
    ],
  ]),
  ...faultsOf("src/core/wait/wait.ts", [
    ["a rejection of onProgress goes unhandled", "await unlessAborted(signal, told());", "void told();"],
  ]),
];
