import type { Run } from "../command.ts";
import { connectArgil } from "./webhook-tools.ts";

export const run: Run = async (context) => {
  const { io, screen, args } = context;
  const [id = ""] = args;
  const argil = await connectArgil(context);
  await argil.webhooks.delete(id, { signal: io.signal });
  await screen.emit({ event: "deleted", vendor: "argil", id });
  await screen.out(`deleted ${id}`);
  return "done";
};
