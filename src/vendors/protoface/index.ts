/**
 * The client for Protoface and its types. Loads no other vendor.
 *
 * @module avatar-clients/protoface
 */

import { spec } from "../../../generated/protoface/spec.ts";
import { type BaseClient, createBaseClient } from "../../core/client.ts";
import type { ClientOptions } from "../../core/config/options.ts";
import { assertValid } from "../../core/errors/input.ts";
import { isObject } from "../../core/input/fields.ts";
import { usualOperations } from "../../core/load-on-use.ts";
import type { ProtofaceAssets } from "./assets.ts";
import type { ProtofaceAvatars } from "./avatars.ts";
import { profile } from "./profile.ts";
import type { ProtofaceRuns } from "./runs.ts";
import type { ProtofaceSessions } from "./sessions.ts";
import type { paths } from "./types.ts";

export * from "../../core/index.ts";
export type { ProtofaceAssets } from "./assets.ts";
export type { ProtofaceAvatars } from "./avatars.ts";
export type { AnyProtofaceRun, ProtofaceRunProgress, ProtofaceRunWaitOptions } from "./run-events.ts";
export type { ProtofaceRunDownloadOptions, ProtofaceRuns, ProtofaceSubmitAndWaitOptions } from "./runs.ts";
export type { ProtofaceSessionCreateAndWaitOptions, ProtofaceSessions } from "./sessions.ts";
export type * from "./types.ts";

/** Options of a client for Protoface. */
export interface ProtofaceClientOptions extends ClientOptions {
  /**
   * How to send the slash of a model id such as `lightricks/ltx-2.5-fast` in a path: `kept` as it is, which is known to
   * work, or `encoded` as %2F, as the OpenAPI document may be read. Default `kept`.
   */
  modelSlash?: "kept" | "encoded" | undefined;
}

/** A client for Protoface. API documentation: https://docs.protoface.com */
export interface ProtofaceClient extends BaseClient<"protoface", paths> {
  readonly avatars: ProtofaceAvatars;
  readonly assets: ProtofaceAssets;
  readonly runs: ProtofaceRuns;
  readonly sessions: ProtofaceSessions;
}

/**
 * Creates a client for Protoface. The key defaults to `PROTOFACE_API_KEY`, the base URL to `PROTOFACE_BASE_URL`.
 *
 * @throws InvalidInputError for a missing key or an invalid option, listing every reason.
 * @example
 * const protoface = createProtofaceClient();
 * const image = await imageFromFile("ada.png"); // from "avatar-clients/node"
 * const avatar = await protoface.avatars.createAndWait({ image, name: "Ada" });
 */
export function createProtofaceClient(options?: ProtofaceClientOptions): ProtofaceClient {
  const { modelSlash = "kept", ...given }: ProtofaceClientOptions = isObject(options) ? options : {};
  const right = modelSlash === "kept" || modelSlash === "encoded";
  assertValid("protoface", right ? [] : ["the option modelSlash must be kept or encoded"]);
  const later = () => import("./later.ts");
  return createBaseClient<"protoface", paths, Omit<ProtofaceClient, keyof BaseClient<"protoface", paths>>>(
    profile,
    spec,
    isObject(options) ? given : options,
    {
      avatars: [usualOperations, async () => (await import("./avatars.ts")).createAvatars],
      assets: [
        { upload: "promise", content: "promise", get: "promise", list: "list", delete: "promise" },
        async () => (await later()).createAssets,
      ],
      runs: [
        {
          submit: "promise",
          submitAndWait: "promise",
          get: "promise",
          list: "list",
          wait: "promise",
          cancel: "promise",
          events: "list",
          download: "promise",
        },
        async () => {
          const { createRuns } = await later();
          return (transport) => createRuns(transport, modelSlash);
        },
      ],
      sessions: [
        {
          create: "promise",
          get: "promise",
          list: "list",
          wait: "promise",
          createAndWait: "promise",
          end: "promise",
        },
        async () => (await later()).createSessions,
      ],
    },
  );
}
