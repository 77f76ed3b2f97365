import type { Run } from "../command.ts";
import { UsageError } from "../errors/usage-error.ts";
import { connectArgil, readEvents, showWebhook } from "./webhook-tools.ts";

export const run: Run = async (context) => {
  const { io, args, values } = context;
  const [id = ""] = args;
  if (!values.url && !values.event) throw new UsageError("nothing to change: pass --url, --event or both");
  const change = { callbackUrl: values.url, events: values.event && readEvents(values.event) };
  const argil = await connectArgil(context);
  await showWebhook(context, await argil.webhooks.update(id, change, { signal: io.signal }));
  return "done";
};
