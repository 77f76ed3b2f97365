import type { Plain } from "../core/response.ts";
import type { ArgilAvatars } from "../vendors/argil/index.ts";
import { lifecycle } from "../vendors/argil/lifecycle.ts";
import type { Adapter, ProviderTools } from "./adapter.ts";

export function adaptArgil(avatars: Plain<ArgilAvatars>, tools: ProviderTools): Adapter<"argil"> {
  return {
    waiter: {
      ...lifecycle,
      ...tools,
      get: avatars.get,
      pageSize: Number.POSITIVE_INFINITY,
      pages: (options) => avatars.list({}, options).pages(),
    },
    describe: ({ name, createdAt, coverImageUrl, thumbnailUrl }) => ({
      name,
      createdAt,
      previewUrl: coverImageUrl ?? thumbnailUrl,
    }),
    create({ name, image, native }, options) {
      const datasetImage = "url" in image ? { url: image.url } : image.bytes;
      return avatars.create({ ...native, name, datasetImage }, options);
    },
    // Argil does not paginate, so there is no page size to pass.
    list: ({ own }, options) => avatars.list({ visibility: own ? "private" : undefined }, options),
  };
}
