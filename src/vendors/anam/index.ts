/**
 * The client for Anam and its types; nothing of the other vendors is loaded.
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

/** A client for Anam, https://anam.ai/docs. */
export interface AnamClient extends BaseClient<"anam", paths> {
  readonly avatars: AnamAvatars;
  readonly voices: AnamVoices;
  readonly knowledge: AnamKnowledge;
}

/** What can be done with what is stored and never gets ready. */
const stored = {
  create: "promise",
  list: "list",
  get: "promise",
  update: "promise",
  delete: "promise",
  findCreated: "promise",
} as const;

/**
 * A client for Anam. The key comes from `ANAM_API_KEY` unless given, the base URL from `ANAM_BASE_URL`.
 *
 * @throws InvalidInputError for a missing key or an invalid option, with every reason.
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
