import { type Fault, faultsOf } from "./fault.ts";

const recovery = "src/core/create/recovery.ts";

/** Avatars that were given to two, to the wrong one, or to nobody. */
export const ownerFaults: readonly Fault[] = [
  ...faultsOf(recovery, [
    [
      "candidates show what was handed out",
      ".filter(({ item: { id } }) => (account.owners.get(id) ?? self) === self)",
      "",
    ],
    ["reconcile does not claim", "own(found);\n    claimsOn", "claimsOn"],
    [
      "reconcile finds another the next time",
      "found = first.item;\n    own(found);",
      "claim(account, first.item.id, {});",
    ],
    ["reconcile does not mind rivals", "|| rivals.length > 0)", ")"],
    [
      "reconcile does not mind creates under way",
      "if ([...underWay].some((owner) => owner !== self))",
      "if (underWay.size > 1e9)",
    ],
    [
      "reconcile gives away what was made before the create",
      "certainFrom: last - slackMs };",
      "certainFrom: -Infinity };",
    ],
    ["reconcile believes the wall clock alone", ", lostAt + ofElapsedMs]);", "]);"],
    [
      "a clock that was set back is believed",
      "possibleFrom: doubtful ? -Infinity : first",
      "possibleFrom: doubtful ? first : first",
    ],
    [
      "a wall clock that was wrong hides what was made",
      "possibleFrom: doubtful ? -Infinity : first - maxClockSkewMs,",
      "possibleFrom: doubtful ? first : sentAt - maxClockSkewMs,",
    ],
  ]),
  ...faultsOf("src/core/create/send.ts", [
    ["what a create gave is not its own", "recovery.own(value);", ""],
    ["creates under way are not known", "recovery.begin();", ""],
    [
      "onSending is not awaited",
      "await unlessAborted(signal, noted());",
      "void unlessAborted(signal, noted()).catch(() => undefined);",
    ],
  ]),
  ...faultsOf("src/core/create/claims.ts", [
    [
      "each copy of the package has claims of its own",
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
    ["names are compared raw", '.replace(/\\r\\n?|\\n/g, "\\n")\n    .normalize("NFC")\n    .trim();', ";"],
    ["line ends of names are compared raw", '.replace(/\\r\\n?|\\n/g, "\\n")\n', "\n"],
    [
      "half a surrogate pair is taken",
      'if (typeof name === "string" && matchesUnicode(name, "\\\\p{Surrogate}"))',
      "if (false)",
    ],
  ]),
  ...faultsOf("src/core/wait/create-and-wait.ts", [
    ["an error after the create has no item", "attachItem(error, shown);", "void shown, attachItem;"],
    [
      "an abort after the create loses what was made",
      "throw new AbortedError(vendor, { id: item.id, item: shown }, error);",
      "throw error;",
    ],
    [
      "the item is written to the user's reason",
      "throw new AbortedError(vendor, { id: item.id, item: shown }, error);",
      'throw typeof error === "object" && error !== null ? Object.assign(error, { item: shown }) : error;',
    ],
    [
      "a rejection of onCreated is nobody's",
      "await watched(onCreated)?.(item);",
      "void watched(onCreated)?.(item);",
    ],
  ]),
  ...faultsOf("src/core/wait/wait.ts", [
    ["a rejection of onProgress is nobody's", "await unlessAborted(signal, told());", "void told();"],
  ]),
];
