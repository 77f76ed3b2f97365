import { InvalidInputError } from "../core/errors/index.ts";
import type { Plain } from "../core/response.ts";
import type { ProtofaceAvatars } from "../vendors/protoface/index.ts";
import { lifecycle } from "../vendors/protoface/lifecycle.ts";
import type { Adapter, ProviderTools } from "./adapter.ts";

const pageSize = 100;

export function adaptProtoface(avatars: Plain<ProtofaceAvatars>, tools: ProviderTools): Adapter<"protoface"> {
  return {
    waiter: {
      ...lifecycle,
      ...tools,
      get: avatars.get,
      pageSize,
      pages: (options) => avatars.list({ scope: "org", limit: pageSize }, options).pages(),
    },
    describe: ({ name, created_at }) => ({ name, createdAt: created_at, previewUrl: undefined }),
    async create({ name, image, native }, options) {
      if ("url" in image) {
        throw new InvalidInputError("protoface", [
          "image must be bytes: Protoface does not accept images by URL",
        ]);
      }
      return avatars.create({ ...native, name, image: image.bytes }, options);
    },
    list: ({ own, pageSize: limit }, options) =>
      avatars.list({ scope: own ? "org" : undefined, limit }, options),
    delete: avatars.delete,
  };
}
