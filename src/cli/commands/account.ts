import type { Command } from "../command.ts";

/** Commands about the command line itself. */
export const ownCommands: readonly Command[] = [
  {
    name: "auth status",
    args: [],
    summary: "show which keys are set, where they come from, and whether they work",
    options: ["vendor"],
    details: [
      "Tests each key by reading one page of the vendor's list, which is free. Never prints a key. Exits with code 1 if a " +
        "key does not work, with code 2 if none is set.",
    ],
    examples: ["avatars auth status", "avatars auth status --vendor anam --json"],
    load: () => import("./auth-status.ts"),
  },
  {
    name: "completion",
    args: ["SHELL"],
    summary: "print a script that completes commands and options: bash, zsh or fish",
    options: [],
    details: [
      "The script's first line says how to load it; to keep it, add that line to your shell's startup file.",
    ],
    examples: ["source <(avatars completion bash)", "avatars completion fish | source"],
    load: () => import("./completion.ts"),
  },
];
