import type { ProtofaceAsset } from "../../../vendors/protoface/types.ts";
import { problem } from "../../http/answer.ts";
import { textOf } from "../../http/body.ts";
import { harmless } from "../../http/untrusted.ts";
import { stamp } from "../../state/builds.ts";
import { Shelf } from "../../state/shelf.ts";
import type { Operate, Surroundings } from "../vendor.ts";
import { answer, missing } from "./answers.ts";
import { newId, pageOf } from "./page.ts";
import { refuseProtoface } from "./refusals.ts";

/** An asset as stored by the sandbox. */
export interface AssetItem {
  readonly id: string;
  readonly modality: string;
  readonly mediaType: string;
  readonly schemaUri: string | null;
  readonly durationMs: number | null;
  readonly createdAt: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

function show({ id, modality, mediaType, schemaUri, durationMs, createdAt, bytes }: AssetItem) {
  return {
    id,
    object: "asset",
    scope: "org",
    modality,
    media_type: mediaType,
    schema_uri: schemaUri,
    byte_size: bytes.byteLength,
    duration_ms: durationMs,
    width: null,
    height: null,
    status: "ready",
    download_url: null,
    created_at: stamp(createdAt),
    deleted_at: null,
  } satisfies ProtofaceAsset;
}

/** Protoface's assets: stored immediately, with the media type of the uploaded part, whatever the bytes are. */
export function protofaceAssets({ clock, inventory }: Surroundings): {
  shelf: Shelf<AssetItem>;
  operations: Readonly<Record<string, Operate>>;
} {
  const shelf = new Shelf<AssetItem>();
  inventory.track("asset", shelf, ({ modality, mediaType, createdAt }) => ({
    name: `${modality} ${mediaType}`,
    status: "ready",
    createdAt,
  }));
  const operations: Record<string, Operate> = {
    "GET /v1/assets"({ query }) {
      const page = pageOf(shelf, query, show);
      const message = "starting_after is not the id of an asset.";
      return page ? answer(200, page) : refuseProtoface(problem("invalid", "starting_after", message));
    },
    async "POST /v1/assets"({ body }) {
      const file = body.kind === "form" ? body.form.get("file") : null;
      if (!(file instanceof Blob)) return refuseProtoface(problem("invalid", "file", "file must be a file."));
      const duration = textOf(body, "duration_ms");
      const item = shelf.add({
        id: newId("asset"),
        modality: textOf(body, "modality") ?? "",
        mediaType: file.type || "application/octet-stream",
        schemaUri: textOf(body, "schema_uri") ?? null,
        durationMs: duration === undefined ? null : Number(duration),
        createdAt: clock.now(),
        bytes: new Uint8Array(await file.arrayBuffer()),
      });
      return answer(201, show(item));
    },
    "GET /v1/assets/{asset_id}"({ id }) {
      const item = shelf.get(id);
      return item ? answer(200, show(item)) : missing("asset");
    },
    "DELETE /v1/assets/{asset_id}"({ id }) {
      if (!shelf.get(id)) return missing("asset");
      shelf.hide(id);
      return answer(204, undefined);
    },
    "GET /v1/assets/{asset_id}/content"({ id }) {
      const item = shelf.get(id);
      if (!item) return missing("asset");
      const { headers = {} } = answer(200, undefined);
      return {
        status: 200,
        headers: { ...headers, ...harmless, "content-type": "application/octet-stream" },
        body: item.bytes,
      };
    },
  };
  return { shelf, operations };
}
