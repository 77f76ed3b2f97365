import type { Command } from "../command.ts";

const keys = "Keys come from the environment or a .env file, see `avatars --help`.";

/** Commands for runs of Protoface's models. */
export const runCommands: readonly Command[] = [
  {
    name: "run list",
    args: [],
    summary: "protoface: list runs",
    options: ["limit"],
    details: [keys],
    examples: ["avatars run list --limit all --json"],
    load: () => import("./run-list.ts"),
  },
  {
    name: "run wait",
    args: ["ID..."],
    summary: "protoface: wait until runs are completed",
    options: ["timeout", "output"],
    details: [
      "Works in any process, because it needs only the id. Ids are printed on stdout as the runs complete. Waits for an hour " +
        "by default (--timeout), because runs can spend minutes in the queue and minutes rendering.",
      keys,
    ],
    examples: ["avatars run wait run_123 run_124 -o out"],
    load: () => import("./run-wait.ts"),
  },
  {
    name: "run get",
    args: ["ID"],
    summary: "protoface: show one run",
    options: [],
    details: [keys],
    examples: ["avatars run get run_123 --json"],
    load: () => import("./run-get.ts"),
  },
  {
    name: "run",
    args: ["MODEL"],
    summary: "protoface: run a model",
    options: ["input", "wait", "output", "timeout", "idempotency-key"],
    details: [
      "MODEL is an id such as lightricks/ltx-2.5-fast, FILE a JSON object with the model's input. A run costs credits. It is " +
        "sent with an idempotency key, so that a lost response does not lead to a second run. Its id is printed on stdout as " +
        "soon as Protoface returns it, before any waiting.",
      "With --wait and -o, the output files are saved in that folder; no partial files are left there.",
      keys,
    ],
    examples: [
      "avatars run lightricks/ltx-2.5-fast --input run.json --wait -o out",
      "avatars run lightricks/ltx-2.5-fast --input run.json --idempotency-key order-1234",
    ],
    load: () => import("./run.ts"),
  },
];
