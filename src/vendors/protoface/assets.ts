import { toForm } from "../../core/call/form.ts";
import type { CallOptions, CreateOptions } from "../../core/config/options.ts";
import { create as createItem } from "../../core/create/create.ts";
import type { CreateRequest } from "../../core/create/send.ts";
import { attachItem } from "../../core/errors/base.ts";
import { assertValid } from "../../core/errors/input.ts";
import { InvalidResponseError } from "../../core/errors/transport.ts";
import type { Transport } from "../../core/http/transport.ts";
import { type FieldTable, nullable, readFields, text } from "../../core/input/field-table.ts";
import { checkCount } from "../../core/input/numbers.ts";
import type { PagedList } from "../../core/list/page.ts";
import { createResource, type ResourceFacts } from "../../core/resource.ts";
import type { Plain, ResponsePromise } from "../../core/response.ts";
import { openContent } from "../../core/transfer/download.ts";
import { plainMediaType, prepareMedia } from "../../core/transfer/media-type.ts";
import type { DownloadOptions, UploadOptions } from "../../core/transfer/options.ts";
import { upload } from "../../core/transfer/upload.ts";
import { nextPage } from "./paging.ts";
import { profile } from "./profile.ts";
import type {
  ProtofaceAsset,
  ProtofaceAssetInput,
  ProtofaceAssetList,
  ProtofaceAssetListParams,
} from "./types.ts";

/** The files that runs use and produce. Source: https://docs.protoface.com */
export interface ProtofaceAssets {
  /**
   * Uploads a file of any size from memory or disk, without reading a file on disk into memory. Never retried while
   * its outcome is unknown. The media type is detected from the first bytes, because a file that Protoface stores as
   * unknown bytes fails every run.
   *
   * @throws InvalidInputError before sending, listing every reason; OutcomeUnknownError if the response was lost;
   *   InvalidResponseError with the asset as `item` if Protoface stored it under another type; any ApiError.
   * @example
   * const file = await imageFromFile("ada.png"); // from "avatar-clients/node"
   * const asset = await protoface.assets.upload({ file, modality: "image" });
   */
  upload(input: ProtofaceAssetInput, options?: UploadOptions): ResponsePromise<ProtofaceAsset>;
  /**
   * Streams the file, resolving once its first bytes arrive. A broken connection is resumed if the server supports it.
   *
   * @throws InvalidResponseError if the file is longer than `maxBytes`; any ApiError. Later errors go to the stream.
   */
  content(id: string, options?: DownloadOptions): ResponsePromise<ReadableStream<Uint8Array>>;
  get(id: string, options?: CallOptions): ResponsePromise<ProtofaceAsset>;
  /** Lists all assets, `limit` at a time: 1 to 100, default 20. */
  list(
    params?: ProtofaceAssetListParams,
    options?: CallOptions,
  ): PagedList<ProtofaceAsset, ProtofaceAssetList>;
  delete(id: string, options?: CallOptions): ResponsePromise<void>;
}

const facts: ResourceFacts<
  ProtofaceAsset,
  ProtofaceAssetInput,
  ProtofaceAssetListParams,
  ProtofaceAssetList
> = {
  collection: "/v1/assets",
  item: "/v1/assets/{asset_id}",
  listParams: { limit: true, starting_after: true },
  itemsField: "data",
  paging: nextPage,
  nameField: "modality",
  nameless: true,
  createdAtField: "created_at",
  search: () => [{ limit: 100 }],
  createBody,
};

export function createAssets(transport: Transport): Plain<ProtofaceAssets> {
  const { get, list, remove, prepare } = createResource(transport, facts);

  /** Assets have no name: a lost one is identified by its modality, size and creation time. */
  async function prepareUpload(
    input: ProtofaceAssetInput,
    options: CreateOptions,
  ): Promise<CreateRequest<ProtofaceAsset> & { file: File }> {
    const request = await prepare(input, options);
    const file = (request.body as FormData).get("file") as File;
    const { recovery } = request;
    const search: typeof recovery.search = async (own) =>
      (await recovery.search(own)).filter(({ item }) => item.byte_size === file.size);
    return { ...request, file, recovery: { ...recovery, name: `${recovery.name} ${file.size}`, search } };
  }

  return {
    upload: (input, options) =>
      upload(transport, options, async (own) => {
        let sent = "";
        const asset = await createItem(
          transport,
          async () => {
            const { file, ...request } = await prepareUpload(input, own);
            sent = file.type;
            return request;
          },
          own,
        );
        return checkType(asset, sent);
      }),
    content: (asset_id, options) =>
      openContent(transport, { path: "/v1/assets/{asset_id}/content", params: { asset_id } }, options),
    get,
    list,
    delete: remove,
  };
}

const fields = {
  file: prepareMedia,
  modality: text(1, 120),
  duration_ms: nullable(checkCount),
  schema_uri: nullable(text(0, 500)),
} satisfies FieldTable<ProtofaceAssetInput>;

async function createBody(input: ProtofaceAssetInput): Promise<FormData> {
  const reasons: string[] = [];
  const { file: media, ...body } = readFields(input, fields, reasons);
  const file = await media;
  assertValid(profile.name, reasons);
  return toForm({ ...body, file });
}

/** @throws InvalidResponseError with the asset if it was stored under another media type. */
function checkType(asset: ProtofaceAsset, sent: string): ProtofaceAsset {
  const { media_type } = asset;
  if (typeof media_type !== "string" || plainMediaType(media_type) === plainMediaType(sent)) return asset;
  const trace = { vendor: profile.name, method: "POST", path: facts.collection };
  const problem = `the file was sent as ${sent} and stored as something else: runs that use it would fail`;
  const error = new InvalidResponseError(trace, 201, problem);
  attachItem(error, asset);
  throw error;
}
