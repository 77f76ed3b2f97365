/**
 * The client for Anam and its types. Loads no other vendor.
 *
 * @module avatar-clients/anam
 */

import { spec } from "../../../generated/anam/spec.ts";
import { type BaseClient, createBaseClient } from "../../core/client.ts";
import type { ClientOptions } from "../../core/config/options.ts";
import { usualOperations } from "../../core/load-on-use.ts";
import type { AnamAvatars } from "./avatars.ts";
import type { AnamKnowledge } from "./knowledge/knowledge.ts";
import { profile } from "./profile.ts";
import type { paths } from "./types.ts";
import type { AnamVoices } from "./voices.ts";

export * from "../../core/index.ts";
export type { AnamAvatars } from "./avatars.ts";
export type { AnamKnowledgeDocuments } from "./knowledge/documents.ts";
export type { AnamKnowledgeGroups } from "./knowledge/groups.ts";
export type { AnamKnowledge } from "./knowledge/knowledge.ts";
export { toModelName } from "./models.ts";
export type * from "./types.ts";
export type { AnamVoices } from "./voices.ts";

/** A client for Anam. API documentation: https://anam.ai/docs */
export interface AnamClient extends BaseClient<"anam", paths> {
  readonly avatars: AnamAvatars;
  readonly voices: AnamVoices;
  readonly knowledge: AnamKnowledge;
}

/** The operations of resources without a lifecycle. */
const stored = {
  create: "promise",
  list: "list",
  get: "promise",
  update: "promise",
  delete: "promise",
  findCreated: "promise",
} as const;

/**
 * Creates a client for Anam. The key defaults to `ANAM_API_KEY`, the base URL to `ANAM_BASE_URL`.
 *
 * @throws InvalidInputError for a missing key or an invalid option, listing every reason.
 * @example
 * const anam = createAnamClient();
 * const avatar = await anam.avatars.createAndWait({ displayName: "Ada", imageUrl: "https://example.com/ada.png" });
 */
export function createAnamClient(options?: ClientOptions): AnamClient {
  return createBaseClient<"anam", paths, Omit<AnamClient, keyof BaseClient<"anam", paths>>>(
    profile,
    spec,
    options,
    {
      avatars: [
        { ...usualOperations, update: "promise" },
        async () => (await import("./avatars.ts")).createAvatars,
      ],
      voices: [stored, async () => (await import("./later.ts")).createVoices],
      knowledge: [
        {
          groups: stored,
          documents: {
            upload: "promise",
            list: "list",
            get: "promise",
            delete: "promise",
            wait: "promise",
            uploadAndWait: "promise",
            findCreated: "promise",
          },
          search: "promise",
        },
        async () => (await import("./later.ts")).createKnowledge,
      ],
    },
  );
}
