import type { ArgilAsset } from "../../../vendors/argil/types.ts";
import { textOf } from "../../http/body.ts";
import { type Build, type BuildOutcome, justMade, outcomeOf, stamp, stateOf } from "../../state/builds.ts";
import { Shelf } from "../../state/shelf.ts";
import { buildTime, type Operate, type Surroundings } from "../vendor.ts";
import { refuseArgil } from "./refusals.ts";

/** An asset as stored by the sandbox. */
interface AssetItem {
  readonly id: string;
  readonly name: string;
  readonly type: NonNullable<ArgilAsset["type"]>;
  readonly createdAt: number;
  readonly build: Build;
}

const statuses: Readonly<Record<BuildOutcome | "building", NonNullable<ArgilAsset["status"]>>> = {
  building: "PROCESSING",
  ready: "READY",
  failed: "FAILED",
  refused: "FAILED",
};

const extensions: Readonly<Record<string, string>> = { AUDIO: "wav", VIDEO: "mp4" };

/** Nothing is fetched, so the file is a placeholder. */
function fileKey({ id, type }: AssetItem): string {
  return `assets/${id}.${extensions[type] ?? "png"}`;
}

function show(item: AssetItem, now: number, link: (key: string) => string) {
  const { id, name, type, createdAt, build } = item;
  const status = statuses[stateOf(build, now)];
  const ready = status === "READY";
  return {
    id,
    name,
    type,
    status,
    fileUrl: ready ? link(fileKey(item)) : null,
    thumbnailUrl: ready ? link(`assets/${id}-small.png`) : null,
    createdAt: stamp(createdAt),
  } satisfies ArgilAsset;
}

/** Argil's library: imports end `READY` or `FAILED`, depending on the name; the URL is not fetched. */
export function argilAssets(around: Surroundings): Readonly<Record<string, Operate>> {
  const shelf = new Shelf<AssetItem>();
  const now = () => around.clock.now();
  const linkFrom = (origin: string) => (key: string) => around.files.address(origin, key);
  around.inventory.track("asset", shelf, (item, at) => {
    const { name, createdAt, build } = item;
    return { name, status: statuses[stateOf(build, at)] ?? "", createdAt, build, result: fileKey(item) };
  });
  const missing = () => refuseArgil({ kind: "not-found" });

  return {
    "GET /assets"({ query, origin }) {
      const types = query.getAll("type");
      const wanted = query.get("status") ?? "READY";
      const [page, size] = [Number(query.get("page") ?? 1), Number(query.get("pageSize") ?? 20)];
      const all = shelf
        .newest()
        .map((item) => show(item, now(), linkFrom(origin)))
        .filter(({ status, type }) => status === wanted && (types.length === 0 || types.includes(type)));
      const headers = {
        "x-total-count": String(all.length),
        "x-page": String(page),
        "x-page-size": String(size),
        "x-total-pages": String(Math.ceil(all.length / size)),
      };
      return { status: 200, headers, body: all.slice((page - 1) * size, page * size) };
    },
    "GET /assets/{id}"({ id, origin }) {
      const item = shelf.get(id);
      return item ? { status: 200, body: show(item, now(), linkFrom(origin)) } : missing();
    },
    "POST /assets"(call) {
      const name = textOf(call.body, "name") ?? "";
      const createdAt = now();
      const build = { endsAt: createdAt + buildTime(around, call), outcome: outcomeOf(name) };
      const type = textOf(call.body, "type") ?? "IMAGE";
      const item = shelf.add({ id: crypto.randomUUID(), name, type, createdAt, build });
      return { status: 201, body: show(item, justMade, linkFrom(call.origin)) };
    },
    "DELETE /assets/{id}"({ id }) {
      if (!shelf.get(id)) return missing();
      shelf.erase(id);
      return { status: 200, body: { message: "Asset deleted" } };
    },
  };
}
