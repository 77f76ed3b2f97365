import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { createWaitHints } from "../../src/index.ts";
import { fileTarget } from "../../src/node.ts";
import { createWebhookHandler, signCallbackUrl } from "../../src/vendors/argil/index.ts";
import { picture, soon, useSandbox } from "./setup.ts";

const sandbox = useSandbox();
const script = [
  { transcript: "Welcome to our shop." },
  { transcript: "Everything here was made by hand." },
] as const;

it("a portrait becomes an avatar, a video, a file on disk", async () => {
  const argil = sandbox.argil();
  const avatar = await argil.avatars.createAndWait({ name: "Ada", datasetImage: picture }, soon);
  const moments = script.map((moment) => ({ ...moment, avatarId: avatar.id }));
  const created: string[] = [];
  const video = await argil.videos.createAndRender(
    { name: "Welcome", moments, extras: { order: "7" } },
    { ...soon, onCreated: ({ id, status }) => created.push(id, status) },
  );
  expect(created).toEqual([video.id, "IDLE"]);
  const folder = await mkdtemp(join(tmpdir(), "videos-"));
  try {
    const path = join(folder, "welcome.mp4");
    const { bytes, mediaType } = await argil.videos.download(video, fileTarget(path));
    const file = await readFile(path);
    expect(mediaType).toBe("video/mp4");
    expect(file).toHaveLength(bytes);
    expect(file.subarray(4, 8).toString()).toBe("ftyp");
    for (const { transcript } of script) expect(file.toString()).toContain(transcript);
    expect(await readdir(folder)).toEqual(["welcome.mp4"]);
  } finally {
    await rm(folder, { recursive: true });
  }
});

it("a signed callback about a render arrives, is accepted, and ends the wait before its next poll", async () => {
  const secret = "a secret of at least thirty-two bytes";
  const hints = createWaitHints();
  const events: unknown[] = [];
  const server = createServer(async (message, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of message) chunks.push(chunk);
    const request = new Request(`${url}${message.url}`, { method: "POST", body: Buffer.concat(chunks) });
    const { status } = await handle(request);
    response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `https://localhost:${(server.address() as AddressInfo).port}`;
  const { videos } = sandbox.argil();
  const handle = createWebhookHandler({
    secret,
    baseUrl: url,
    async onEvent(event) {
      events.push(event.event, (await videos.getFromEvent(event)).status);
      hints.notify(event);
    },
  });
  try {
    const callbackUrl = await signCallbackUrl(`${url}/rendered`, secret);
    const avatarId = "00000000-0000-4000-8000-0000000000f1";
    const slow = { headers: { "x-sandbox": "slow" } };
    const { id } = await videos.create({ name: "Called", moments: [{ transcript: "Hello.", avatarId }] });
    const begun = await videos.render(id, { callbackUrl }, slow);
    const done = await videos.wait(begun, { minDelayMs: 60_000, maxDelayMs: 60_000, hints });
    expect(done.status).toBe("DONE");
    expect(events).toEqual(["VIDEO_GENERATION_SUCCESS", "DONE"]);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
