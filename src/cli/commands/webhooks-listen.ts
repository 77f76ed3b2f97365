import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { isLoopback } from "../../core/config/base-url.ts";
import { parseUrl } from "../../core/input/parse-url.ts";
import { systemClock } from "../../core/time/clock.ts";
import { readIncoming } from "../../sandbox/http/incoming.ts";
import { serve } from "../../sandbox/http/server.ts";
import { parseWebhook } from "../../vendors/argil/index.ts";
import type { Context, Run } from "../command.ts";
import { UsageError } from "../errors/usage-error.ts";
import { aborted } from "../until-aborted.ts";
import { readSettings } from "../vendors/settings.ts";
import { type Attempt, forward } from "../webhooks/forward.ts";
import { connectArgil, eventNames } from "./webhook-tools.ts";

export const run: Run = async (context) => {
  const { io, screen, values } = context;
  const address = readAddress(values["forward-to"], values["allow-remote"] === true);
  const { argil: settings } = await readSettings(io);
  if (!isLoopback(parseUrl(settings.baseUrl ?? "")?.hostname ?? "")) {
    throw new UsageError(
      "`webhooks listen` forwards a sandbox's deliveries: Argil itself cannot reach this machine",
      ["run `avatars sandbox`, and put the lines that it prints into .env or set them"],
    );
  }
  const argil = await connectArgil(context);
  const { clock = systemClock, signal } = io;
  const underWay = new Set<Promise<void>>();
  // A secret path, so that nobody else can have events forwarded.
  const path = `/${randomBytes(16).toString("hex")}`;
  const server = await serve(0, (message, response) => {
    // Not an event, or an incomplete request: nothing to forward.
    void take(message, response).catch(() => message.socket.destroy());
  });

  async function take(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method, target, body } = await readIncoming(message);
    const known = method === "post" && target === path;
    response.writeHead(known ? 204 : 404).end();
    if (!known) return;
    const event = await parseWebhook(body);
    const told = (attempt: Attempt) => tell(context, event.event, idOf(event.data), attempt);
    // It rejects only on abort.
    const work = forward(address, body, { clock, signal, fetch, told }).catch(() => undefined);
    underWay.add(work);
    void work.then(() => underWay.delete(work));
  }

  try {
    // The sandbox calls loopback over plain HTTP, whatever the URL's scheme.
    const callbackUrl = `https://127.0.0.1:${server.port}${path}`;
    const { id } = await argil.webhooks.create({ callbackUrl, events: [...eventNames] });
    screen.note(
      `forwarding events of ${settings.baseUrl} to ${address.origin}${address.pathname}; Ctrl-C stops`,
    );
    await aborted(signal);
    // A sandbox that has stopped in the meantime has forgotten it anyway.
    await argil.webhooks.delete(id, { maxRetries: 0 }).catch(() => undefined);
    await Promise.all(underWay);
  } finally {
    await server.close();
  }
  return "done";
};

/** @throws UsageError */
function readAddress(text: string | undefined, allowRemote: boolean): URL {
  if (text === undefined) {
    throw new UsageError("--forward-to is missing", [
      "for example --forward-to http://localhost:3000/api/argil",
    ]);
  }
  const url = parseUrl(text);
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password)
    throw new UsageError(
      "--forward-to must be an http or https URL without a user, such as http://localhost:3000/hook",
    );
  if (!isLoopback(url.hostname) && !allowRemote) {
    throw new UsageError(`--forward-to leads to ${url.hostname}, which is not this machine`, [
      "to allow that, add --allow-remote",
    ]);
  }
  return url;
}

function idOf(data: object): string {
  const { avatarId, videoId } = data as { avatarId?: string; videoId?: string };
  return avatarId ?? videoId ?? "";
}

async function tell(
  { screen }: Context,
  event: string,
  id: string,
  { attempt, status, reason, againMs }: Attempt,
): Promise<void> {
  await screen.emit({ event, id, attempt, status, reason, againMs });
  const outcome = status === 0 ? `not delivered: ${reason}` : String(status);
  const next = againMs === undefined ? "" : `; retrying in ${againMs / 1_000} s`;
  const given = againMs === undefined && (status < 200 || status >= 300) ? "; giving up" : "";
  await screen.out(`${event} ${id}: ${outcome}${attempt > 1 ? ` (attempt ${attempt})` : ""}${next}${given}`);
}
