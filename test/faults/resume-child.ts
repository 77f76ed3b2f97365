/** A process of its own: `create` buys an avatar and waits for it, `wait` goes on with one that was bought before. */
import {
  createAnamClient,
  createArgilClient,
  createProtofaceClient,
  type VendorName,
  type WaitOptions,
} from "../../src/index.ts";
import { makePng } from "../support/png.ts";

const [vendor, baseUrl, id] = process.argv.slice(2) as [VendorName, string, string | undefined];
const options = { apiKey: "resume-key", baseUrl };
const times: WaitOptions<unknown> = { minDelayMs: 5, maxDelayMs: 5 };
const created = { ...times, onCreated: (avatar: { id: string }) => console.log(`created ${avatar.id}`) };
const image = makePng(1280, 720);

const calls: Record<VendorName, () => Promise<{ id: string }>> = {
  anam() {
    const { avatars } = createAnamClient(options);
    return id === undefined
      ? avatars.createAndWait({ displayName: "Ada", imageFile: image }, created)
      : avatars.wait(id, times);
  },
  protoface() {
    const { avatars } = createProtofaceClient(options);
    return id === undefined
      ? avatars.createAndWait({ name: "Ada", image }, created)
      : avatars.wait(id, times);
  },
  argil() {
    const { avatars } = createArgilClient(options);
    return id === undefined
      ? avatars.createAndWait({ name: "Ada", datasetImage: image }, created)
      : avatars.wait(id, times);
  },
};

console.log(`ready ${(await calls[vendor]()).id}`);
