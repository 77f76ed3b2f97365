import { OutcomeUnknownError } from "../../core/errors/index.ts";
import type { Run } from "../command.ts";
import { UsageError } from "../errors/usage-error.ts";
import { reportLost } from "./report-lost.ts";
import { connectArgil, readEvents, showWebhook } from "./webhook-tools.ts";

export const run: Run = async (context) => {
  const { args, values } = context;
  const [callbackUrl = ""] = args;
  if (!values.event)
    throw new UsageError("--event is missing", ["for example --event AVATAR_TRAINING_SUCCESS"]);
  const events = readEvents(values.event);
  const argil = await connectArgil(context);
  try {
    // Ctrl-C does not end this: only the response tells what was created.
    await showWebhook(context, await argil.webhooks.create({ callbackUrl, events }));
    return "done";
  } catch (error) {
    if (!(error instanceof OutcomeUnknownError)) throw error;
    const look = "avatars webhooks list";
    return await reportLost(context, error, { what: `subscriptions for ${callbackUrl}`, look });
  }
};
