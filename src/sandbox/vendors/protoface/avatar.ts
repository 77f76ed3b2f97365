import type { ProtofaceAvatar, ProtofaceAvatarList } from "../../../vendors/protoface/types.ts";
import { type Build, type BuildOutcome, stamp, stateOf } from "../../state/builds.ts";
import type { Shelf } from "../../state/shelf.ts";
import { pageOf } from "./page.ts";

/** An avatar as stored by the sandbox. */
export interface ProtofaceItem {
  readonly id: string;
  readonly name: string;
  readonly runtime: string;
  readonly createdAt: number;
  readonly build: Build;
  readonly stock: boolean;
}

const statuses: Readonly<Record<BuildOutcome | "building", ProtofaceAvatar["status"]>> = {
  building: "processing",
  ready: "ready",
  failed: "failed",
  refused: "failed",
};

const reasons: Readonly<Record<BuildOutcome | "building", string | null>> = {
  building: null,
  ready: null,
  failed: "No face was found in the image.",
  refused: "The image was rejected by moderation.",
};

export function showProtoface({ id, name, runtime, createdAt, build, stock }: ProtofaceItem, now: number) {
  const state = stateOf(build, now);
  return {
    id,
    object: "avatar",
    name,
    status: statuses[state],
    runtime_type: runtime,
    is_demo: stock,
    created_at: stamp(createdAt),
    failure_reason: reasons[state],
    is_photo_upload: !stock,
    voice: stock ? "cedar" : null,
  } satisfies ProtofaceAvatar;
}

/** A page; undefined if the cursor is not the id of an avatar that ever existed. */
export function listProtoface(
  shelf: Shelf<ProtofaceItem>,
  query: URLSearchParams,
  now: number,
): ProtofaceAvatarList | undefined {
  const scope = query.get("scope") ?? "all";
  const text = query.get("q")?.toLowerCase() ?? "";
  return pageOf(
    shelf,
    query,
    (item) => showProtoface(item, now),
    ({ id, name, stock }) =>
      (scope === "all" || stock === (scope === "platform")) &&
      (name.toLowerCase().includes(text) || id.toLowerCase().includes(text)),
  );
}

const past = Date.UTC(2026, 0, 1);

export const protofaceStock: readonly ProtofaceItem[] = [1, 2, 3].map((number) => ({
  id: `av_stock_00${number}`,
  name: `Stock 00${number}`,
  runtime: "avtr1",
  createdAt: past,
  build: { endsAt: past, outcome: "ready" },
  stock: true,
}));
