import type { Plain } from "../core/response.ts";
import type { AnamAvatars } from "../vendors/anam/index.ts";
import { lifecycle } from "../vendors/anam/lifecycle.ts";
import type { Adapter, ProviderTools } from "./adapter.ts";

const pageSize = 100;

export function adaptAnam(avatars: Plain<AnamAvatars>, tools: ProviderTools): Adapter<"anam"> {
  return {
    waiter: {
      ...lifecycle,
      ...tools,
      get: avatars.get,
      pageSize,
      pages: (options) => avatars.list({ onlyOneShot: true, perPage: pageSize }, options).pages(),
    },
    describe: ({ displayName, createdAt, imageUrl }) => ({
      name: displayName,
      createdAt,
      previewUrl: imageUrl,
    }),
    create({ name, image, native }, options) {
      const picture = "url" in image ? { imageUrl: image.url } : { imageFile: image.bytes };
      return avatars.create({ ...native, displayName: name, ...picture }, options);
    },
    list: ({ own, pageSize: perPage }, options) =>
      avatars.list({ onlyOneShot: own || undefined, perPage }, options),
    delete: avatars.delete,
  };
}
