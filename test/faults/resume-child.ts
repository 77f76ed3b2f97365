/**
 * Runs as a separate process: `create` creates an avatar and waits for it, `wait ID` resumes the wait for an existing one,
 * `find NAME SINCE` looks for the result of a create of which only the note remains, `again KEY` creates under a key.
 */

import { makePng } from "../../scripts/common/png.ts";
import {
  type CreateSending,
  createAnamClient,
  createArgilClient,
  createAvatarProvider,
  createProtofaceClient,
  uniqueName,
  type VendorName,
} from "../../src/index.ts";

const [vendor, baseUrl, command, ...args] = process.argv.slice(2) as [
  VendorName,
  string,
  string,
  ...string[],
];
const [first = "", second = ""] = args;
const options = { apiKey: "resume-key", baseUrl };
const times = { minDelayMs: 5, maxDelayMs: 5 };
const noted = {
  ...times,
  onSending: ({ name, sentAt }: CreateSending) => console.log(`sending ${name} ${sentAt.toISOString()}`),
  onCreated: ({ id }: { id: string }) => console.log(`created ${id}`),
};
const image = makePng(1280, 720);
const provider = createAvatarProvider(vendor, options);
const clients = { anam: createAnamClient, protoface: createProtofaceClient, argil: createArgilClient };

const commands: Readonly<Record<string, () => Promise<void>>> = {
  async create() {
    const { id } = await provider.createAndWait({ name: uniqueName("Ada"), image }, noted);
    console.log(`ready ${id}`);
  },
  async wait() {
    const { id } = await provider.wait(first, times);
    console.log(`ready ${id}`);
  },
  async find() {
    const { avatars } = clients[vendor](options);
    const found: readonly { id: string }[] = await avatars.findCreated({
      name: first,
      since: new Date(second),
    });
    console.log(`found ${found.map(({ id }) => id).join() || "nothing"}`);
  },
  async again() {
    const { avatars } = createArgilClient(options);
    const input = { name: "Ada", datasetImage: image, idempotencyKey: first };
    const { id } = await avatars.create(input, { onSending: noted.onSending });
    console.log(`created ${id}`);
  },
};

await commands[command]?.();
