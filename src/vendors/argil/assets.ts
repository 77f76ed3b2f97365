import type { CallOptions, CreateOptions } from "../../core/config/options.ts";
import type { Transport } from "../../core/http/transport.ts";
import { type FieldTable, must, nameText, toBody, url } from "../../core/input/field-table.ts";
import type { NameRules } from "../../core/input/name-rules.ts";
import type { CreatedSearch } from "../../core/list/find-created.ts";
import type { PagedList } from "../../core/list/page.ts";
import { createResource, createWaits, type ResourceFacts } from "../../core/resource.ts";
import type { Plain, ResponsePromise } from "../../core/response.ts";
import type { CreateAndWaitOptions } from "../../core/wait/create-and-wait.ts";
import type { Lifecycle, WaitOptions } from "../../core/wait/lifecycle.ts";
import { profile } from "./profile.ts";
import type { ArgilAsset, ArgilAssetInput, ArgilAssetListParams, ReadyArgilAsset } from "./types.ts";

/** The images and clips in Argil's library, for the B-roll of videos. Source: https://docs.argil.ai */
export interface ArgilAssets {
  /**
   * Imports a file by URL. Argil fetches it later and returns the asset in `PROCESSING`. Never retried while its
   * outcome is unknown.
   *
   * @throws InvalidInputError before sending; OutcomeUnknownError if the response was lost; any ApiError.
   */
  create(input: ArgilAssetInput, options?: CreateOptions): ResponsePromise<ArgilAsset>;
  get(id: string, options?: CallOptions): ResponsePromise<ArgilAsset>;
  /** Lists assets in one status (`READY` by default), `pageSize` at a time: 1 to 100, default 20. */
  list(params?: ArgilAssetListParams, options?: CallOptions): PagedList<ArgilAsset, ArgilAsset[]>;
  /** Removes an asset from the library; videos that use it already keep rendering. */
  delete(id: string, options?: CallOptions): ResponsePromise<void>;
  /**
   * Waits until `status` is `READY`.
   *
   * @throws JobFailedError for `FAILED`; WaitTimeoutError if still importing after `maxWaitMs`.
   */
  wait(idOrAsset: string | ArgilAsset, options?: WaitOptions<ArgilAsset>): ResponsePromise<ReadyArgilAsset>;
  /** Calls `create`, then `wait`. Errors after the create carry the asset as `item`. */
  createAndWait(
    input: ArgilAssetInput,
    options?: CreateAndWaitOptions<ArgilAsset>,
  ): ResponsePromise<ReadyArgilAsset>;
  /** Finds what a create with a lost response made: assets with exactly that name created since then, newest first. */
  findCreated(search: CreatedSearch, options?: CallOptions): ResponsePromise<ArgilAsset[]>;
}

const nameRules: NameRules = {
  source: "https://docs.argil.ai/api-reference, AssetCreateArgs",
  min: 1,
  max: 256,
};

const lifecycle: Lifecycle<ArgilAsset, ReadyArgilAsset> = {
  vendor: "argil",
  kind: "asset",
  minDelayMs: 3_000,
  isReady: (asset): asset is ReadyArgilAsset => asset.status === "READY",
  statusOf({ status }) {
    if (status === "FAILED") return { status: "failed", reason: "the import failed (FAILED)" };
    return { status: status === "PROCESSING" ? "processing" : "unknown" };
  },
  timeoutNote: "is still being imported",
};

const fields: FieldTable<ArgilAssetInput> = {
  name: nameText(nameRules),
  type: must("be IMAGE or VIDEO", (value) => value === "IMAGE" || value === "VIDEO"),
  url: url("https:", "http:"),
};

const facts: ResourceFacts<ArgilAsset, ArgilAssetInput, ArgilAssetListParams, ArgilAsset[]> = {
  collection: "/assets",
  item: "/assets/{id}",
  listParams: { type: true, status: true, page: true, pageSize: true },
  paging: {
    param: "page",
    first: 1,
    next(assets, { cursor, params, headers }) {
      const pages = headers.get("x-total-pages");
      // Browsers hide headers that the server does not expose; a full page may then not be the last.
      const more =
        pages === null ? assets.length === (params.pageSize ?? 20) : Number(cursor) < Number(pages);
      return more ? Number(cursor) + 1 : undefined;
    },
  },
  nameField: "name",
  createdAtField: "createdAt",
  // A list returns one status only; this is the order in which an asset passes through them.
  search: () => (["PROCESSING", "READY", "FAILED"] as const).map((status) => ({ status, pageSize: 100 })),
  createBody: (input) => toBody(profile.name, input, fields),
};

export function createAssets(transport: Transport): Plain<ArgilAssets> {
  const { create, get, list, findCreated, remove } = createResource(transport, facts);
  return {
    create,
    get,
    list,
    delete: remove,
    ...createWaits(transport, lifecycle, { create, get }),
    findCreated,
  };
}
