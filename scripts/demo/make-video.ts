import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createArgilClient } from "../../src/index.ts";
import { fileTarget } from "../../src/node.ts";
import type { SandboxVendor } from "../../src/sandbox/index.ts";

/** Shows what an avatar is for: it speaks in a video, which is saved to disk. */
export async function makeVideo(
  { url: baseUrl, apiKey }: SandboxVendor,
  avatarId: string,
  signal: AbortSignal,
): Promise<void> {
  const { videos } = createArgilClient({ baseUrl, apiKey });
  const name = "Welcome";
  console.log(`\nA video with Argil's avatar (the sandbox serves a placeholder file):`);
  const video = await videos.createAndRender(
    { name, moments: [{ avatarId, transcript: "Hello, I am Ada." }] },
    {
      signal,
      minDelayMs: 500,
      onCreated: ({ id, status }) => console.log(`  ${id} is ${status}, rendering`),
    },
  );
  const path = join(await mkdtemp(join(tmpdir(), "avatar-clients-")), "welcome.mp4");
  const { bytes } = await videos.download(video, fileTarget(path), { signal });
  console.log(`  ${video.id} is ${video.status}: ${bytes} bytes in ${path}`);
}
