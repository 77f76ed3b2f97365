import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it } from "vitest";
import { createWaitHints } from "../../src/index.ts";
import { type ArgilEvent, createWebhookHandler, signCallbackUrl } from "../../src/vendors/argil/index.ts";
import { picture, soon, useSandbox } from "./setup.ts";

const sandbox = useSandbox();
const secret = "a secret of at least thirty-two bytes";

/** A user's server on loopback with the package's own handler; `events` holds what it accepted. */
async function listen() {
  const events: ArgilEvent[] = [];
  const hints = createWaitHints();
  const statuses: number[] = [];
  const server = createServer(async (message, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of message) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const answer = await handle(new Request(`${url}${message.url}`, { method: "POST", body }));
    statuses.push(answer.status);
    response.writeHead(answer.status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // The clients insist on https; the sandbox calls loopback URLs over plain HTTP.
  const url = `https://localhost:${(server.address() as AddressInfo).port}`;
  const handle = createWebhookHandler({
    secret,
    baseUrl: url,
    onEvent(event) {
      events.push(event);
      hints.notify(event);
    },
  });
  return {
    url,
    events,
    statuses,
    hints,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

it("a signed callback arrives, is accepted, and ends the wait before its next poll", async () => {
  await using receiver = await listen();
  const callbackUrl = await signCallbackUrl(`${receiver.url}/ready`, secret);
  const { avatars } = sandbox.argil();
  const { id } = await avatars.create({ name: "Called [slow]", datasetImage: picture, callbackUrl });
  const begun = Date.now();
  const avatar = await avatars.wait(id, { minDelayMs: 60_000, maxDelayMs: 60_000, hints: receiver.hints });
  expect(avatar.status).toBe("IDLE");
  expect(Date.now() - begun).toBeLessThan(15_000);
  await expect
    .poll(() => receiver.events)
    .toEqual([
      {
        event: "AVATAR_TRAINING_SUCCESS",
        data: expect.objectContaining({ avatarId: id, avatarName: "Called [slow]" }),
      },
    ]);
});

it("subscriptions are created, updated and deleted, and receive the events they asked for", async () => {
  await using receiver = await listen();
  const { avatars, webhooks } = sandbox.argil();
  const callbackUrl = await signCallbackUrl(`${receiver.url}/standing`, secret);
  const hook = await webhooks.create({ callbackUrl, events: ["AVATAR_TRAINING_SUCCESS"] });
  expect((await webhooks.list()).items).toEqual([hook]);

  await avatars.createAndWait({ name: "First", datasetImage: picture, extras: { user: "7" } }, soon);
  await expect.poll(() => receiver.events).toHaveLength(1);
  expect(receiver.events[0]?.data).toMatchObject({ avatarName: "First", extras: { user: "7" } });

  await webhooks.update(hook.id, { events: ["AVATAR_TRAINING_FAILED"] });
  await avatars.createAndWait({ name: "Second", datasetImage: picture }, soon);
  await avatars.createAndWait({ name: "Third fails", datasetImage: picture }, soon).catch(() => undefined);
  await expect.poll(() => receiver.events).toHaveLength(2);
  expect(receiver.events[1]).toMatchObject({
    event: "AVATAR_TRAINING_FAILED",
    data: { avatarName: "Third fails" },
  });

  await webhooks.delete(hook.id);
  expect((await webhooks.list()).items).toEqual([]);
});

it("an unsigned callback is delivered, and rejected by the handler", async () => {
  await using receiver = await listen();
  const { avatars } = sandbox.argil();
  await avatars.create({ name: "Unsigned", datasetImage: picture, callbackUrl: `${receiver.url}/ready` });
  await expect.poll(() => receiver.statuses).toEqual([401]);
  expect(receiver.events).toEqual([]);
});
