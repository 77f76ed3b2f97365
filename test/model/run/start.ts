import type { CreateOptions } from "./designed.ts";
import { markedPicture } from "./picture.ts";
import type { CallRecord } from "./records.ts";
import type { World } from "./world.ts";

/** Makes the call, over the provider or over the vendor's own client. */
export async function start(
  world: World,
  { plan, names }: CallRecord,
  options: CreateOptions,
): Promise<NonNullable<CallRecord["value"]>> {
  const provider = world.providers[plan.client];
  if (!provider) throw new Error(`there is no client ${plan.client}`);
  if (plan.kind === "findCreated") {
    const since = new Date(world.time.wall - 1000);
    const found = await provider.client.avatars.findCreated({ name: names[0] ?? "", since }, pick(options));
    return found.map((avatar, index) => ({ index, status: "created" as const, avatar }));
  }
  const inputs = plan.inputs.map(({ key, picture }, index) => {
    const mark = `mark-${plan.id}-${index}.`;
    const image = picture === "url" ? `https://pictures.example/${mark}png` : markedPicture(mark);
    return { name: names[index] ?? "", image, ...(key !== undefined && { native: { idempotencyKey: key } }) };
  });
  if (plan.kind === "createMany") return provider.createMany(inputs, options);
  const [first] = inputs;
  if (!first) throw new Error("a create without an input");
  const { native, ...input } = first;
  if (plan.via === "provider") return provider[plan.kind](input, { ...options, ...(native && { native }) });
  const { avatars } = provider.client;
  return avatars[plan.kind](toNative(world.schedule.vendor, first), options);
}

function pick({ signal, headers }: CreateOptions): {
  signal?: AbortSignal;
  headers?: Record<string, string>;
} {
  return { ...(signal && { signal }), ...(headers && { headers }) };
}

function toNative(
  vendor: string,
  input: { name: string; image: string | Uint8Array; native?: object },
): object {
  const { name, image, native } = input;
  const url = typeof image === "string";
  if (vendor === "anam") return { displayName: name, ...(url ? { imageUrl: image } : { imageFile: image }) };
  if (vendor === "protoface") return { name, image };
  return { name, datasetImage: url ? { url: image } : image, ...native };
}
