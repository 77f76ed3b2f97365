const body = `
export async function useAll(bytes: Uint8Array): Promise<string[]> {
  await using sandbox = await startSandbox({ vendors: ["anam", "protoface"], buildTimeMs: 0 });
  const anam: AnamClient = createAnamClient({ apiKey: "key" });
  const made: ReadyAnamAvatar = await anam.avatars.createAndWait({ displayName: "Ada", imageFile: bytes });
  const video: string = made.videoUrl;

  const protoface = createProtofaceClient();
  for await (const { id, status } of protoface.avatars.list({ scope: "org" })) console.log(id, status);
  const { data } = await protoface.api.GET("/v1/billing/quota");
  const file: File = await imageFromFile("ada.png");
  const ready: "ready" = (await protoface.avatars.wait("av_1")).status;
  // @ts-expect-error: a misspelt field
  await protoface.avatars.create({ imagee: file });

  const argil = createArgilClient();
  const page = await argil.webhooks.list();
  const handler = createWebhookHandler({ secret: "s", onEvent: ({ event }) => console.log(event) });
  toNodeHandler(handler);

  const provider = createAvatarProvider("protoface");
  const unified = await provider.createAndWait({ name: "Ada", image: bytes }, { onProgress: ({ polls }) => polls });
  const { vendors } = await checkImage(bytes);
  try {
    await argil.avatars.get("a");
  } catch (error) {
    if (error instanceof ApiError) return [String(error.status), ...error.attempts.map(({ outcome }) => outcome)];
    if (isAvatarClientError(error)) return [error.code];
  }
  return [video, ready, unified.native.status, String(vendors.argil.ok), String(data), String(page.items.length),
    ...Object.keys(sandbox.env)];
}
`;

/** What a user may write: imports every entry point and uses the main exports of each. */
export function everything(entryNames: readonly string[]): string {
  const modules = entryNames.map((name) => JSON.stringify(name));
  return [
    `import { ApiError, checkImage, createAvatarProvider, isAvatarClientError } from "avatar-clients";`,
    `import { type AnamClient, createAnamClient, type ReadyAnamAvatar } from "avatar-clients/anam";`,
    `import { createArgilClient, createWebhookHandler } from "avatar-clients/argil";`,
    `import { imageFromFile, toNodeHandler } from "avatar-clients/node";`,
    `import { createProtofaceClient } from "avatar-clients/protoface";`,
    `import { startSandbox } from "avatar-clients/sandbox";`,
    ...modules.map((name, index) => `import * as entry${index} from ${name};`),
    `export const entries: object[] = [${modules.map((_, index) => `entry${index}`).join(", ")}];`,
    body,
  ].join("\n");
}
