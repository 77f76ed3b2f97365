/** How a command can end: the single source for exit codes, their order and their help. */
export const endings = {
  done: { code: 0, means: "done" },
  vendorError: { code: 1, means: "the vendor answered with an error, or could not be reached" },
  badInput: { code: 2, means: "bad usage or input; nothing was sent" },
  buildFailed: { code: 3, means: "the vendor says that the build failed" },
  stillBuilding: {
    code: 4,
    means: "still building after --timeout; the command that resumes is printed",
  },
  outcomeUnknown: {
    code: 5,
    means: "a create was sent and its response was lost: you may have been charged; candidates are listed",
  },
  interrupted: {
    code: 130,
    means: "interrupted (Ctrl-C, SIGTERM, a closed terminal); the command that resumes is printed",
  },
} as const;

export type Ending = keyof typeof endings;

/** Most urgent for a person first: money in doubt, then an interrupted run. */
export const worstFirst: readonly Ending[] = [
  "outcomeUnknown",
  "interrupted",
  "vendorError",
  "buildFailed",
  "stillBuilding",
  "badInput",
  "done",
];

/** The ending that represents several. */
export function worst(all: readonly Ending[]): Ending {
  return worstFirst.find((ending) => all.includes(ending)) ?? "done";
}
