import type { BaseProvider, ImageInput } from "../../../src/index.ts";
import type { Options } from "./options.ts";
import type { Item, Provider } from "./package.ts";
import { markedPicture } from "./picture.ts";
import type { CallRecord } from "./records.ts";
import type { World } from "./world.ts";

interface Input {
  name: string;
  image: `https://${string}` | ImageInput;
  native?: { idempotencyKey: string };
}

/** Makes the call, through the provider or the vendor's own client. */
export async function start(
  world: World,
  { plan, names }: CallRecord,
  options: Options,
): Promise<NonNullable<CallRecord["value"]>> {
  // The plans give each vendor what it accepts.
  const provider = world.providers[plan.client] as BaseProvider<"argil"> | undefined;
  if (!provider) throw new Error(`there is no client ${plan.client}`);
  const { resource } = world.schedule;
  if (plan.kind === "findCreated") {
    const since = new Date(world.time.wall - 1000);
    const { signal, headers } = options;
    const found = await provider.client[resource].findCreated(
      { name: names[0] ?? "", since },
      { signal, headers },
    );
    return { found: found.map(({ id }) => id) };
  }
  const inputs = plan.inputs.map(({ key, picture }, index): Input => {
    const mark = `mark-${plan.id}-${index}.`;
    const image = picture === "url" ? (`https://pictures.example/${mark}png` as const) : markedPicture(mark);
    return { name: names[index] ?? "", image, ...(key !== undefined && { native: { idempotencyKey: key } }) };
  });
  if (plan.kind === "createMany") return provider.createMany(inputs, options);
  const [first] = inputs;
  if (!first) throw new Error("a create without an input");
  if (resource === "videos") return startVideo(provider.client, plan.kind, first, options);
  if (plan.via === "client") return startNative(provider, plan.kind, first, options);
  const { native, ...input } = first;
  return provider[plan.kind](input, { ...options, ...(native && { native }) });
}

/** Does not say whose it is: the header does, and calls under one key must make the same request. */
function startVideo(
  { videos }: BaseProvider<"argil">["client"],
  kind: "create" | "createAndWait",
  { name, native }: Input,
  options: Options,
): Promise<Item> {
  const input = { name, moments: [{ transcript: "Hello.", avatarId: "ada" }], ...native };
  return kind === "create" ? videos.create(input, options) : videos.createAndRender(input, options as never);
}

function startNative(
  { client }: Pick<Provider, "client">,
  kind: "create" | "createAndWait",
  { name, image, native }: Input,
  options: Options,
): Promise<Item> {
  switch (client.vendor) {
    case "anam": {
      const picture = typeof image === "string" ? { imageUrl: image } : { imageFile: image };
      return client.avatars[kind]({ displayName: name, ...picture }, options);
    }
    case "protoface":
      // It accepts no URL: the plan has none there.
      return client.avatars[kind]({ name, image: image as ImageInput }, options);
    case "argil": {
      const datasetImage = typeof image === "string" ? { url: image } : image;
      return client.avatars[kind]({ name, datasetImage, ...native }, options);
    }
    default:
      return client satisfies never;
  }
}
