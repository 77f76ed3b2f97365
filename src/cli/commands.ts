import type { Command } from "./command.ts";
import { ownCommands } from "./commands/account.ts";
import { avatarCommands } from "./commands/avatars.ts";
import { batchCommands } from "./commands/batch.ts";
import { runCommands } from "./commands/runs.ts";
import { sandboxCommand } from "./commands/sandbox-command.ts";
import { videoCommands } from "./commands/videos.ts";
import { webhookCommands } from "./commands/webhooks.ts";

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [
  ...avatarCommands,
  ...runCommands,
  ...videoCommands,
  ...batchCommands,
  ...webhookCommands,
  sandboxCommand,
  ...ownCommands,
];
