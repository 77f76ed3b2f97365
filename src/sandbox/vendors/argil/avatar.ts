import type { ArgilAvatar } from "../../../vendors/argil/types.ts";
import { type Build, type BuildOutcome, stamp, stateOf } from "../../state/builds.ts";

/** An avatar as stored by the sandbox. */
export interface ArgilItem {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
  readonly build: Build;
  readonly width: number;
  readonly height: number;
  readonly model: NonNullable<ArgilAvatar["model"]>;
  readonly extras: Readonly<Record<string, string>>;
  readonly stock: boolean;
}

const statuses: Readonly<Record<BuildOutcome | "building", ArgilAvatar["status"]>> = {
  building: "TRAINING",
  ready: "IDLE",
  failed: "TRAINING_FAILED",
  refused: "REFUSED",
};

/** The key of an avatar's image. */
export function argilFile(id: string, name = "cover.png"): string {
  return `avatars/${id}/${name}`;
}

/** The vendor's status for a build. */
export function argilStatus(build: Build, now: number): ArgilAvatar["status"] {
  return statuses[stateOf(build, now)];
}

/** `link` returns the URL of a file. */
export function showArgil(item: ArgilItem, now: number, link: (key: string) => string) {
  const { id, name, createdAt, build, width, height, model, extras } = item;
  const state = stateOf(build, now);
  return {
    id,
    name,
    actorName: name,
    createdAt: stamp(createdAt),
    updatedAt: stamp(state === "building" ? createdAt : build.endsAt),
    gestures: [],
    status: argilStatus(build, now),
    width,
    height,
    ...(state === "ready" && {
      thumbnailUrl: link(argilFile(id, "small.png")),
      coverImageUrl: link(argilFile(id)),
    }),
    extras: { ...extras },
    orientation: width >= height ? "ASPECT_RATIO_16_9" : "ASPECT_RATIO_9_16",
    model,
  } satisfies ArgilAvatar;
}

export function listArgil(
  items: readonly ArgilItem[],
  query: URLSearchParams,
  show: (item: ArgilItem) => ReturnType<typeof showArgil>,
): ArgilAvatar[] {
  const visibility = query.get("visibility");
  const fits = (name: string, value: string) => (query.get(name) ?? value) === value;
  return items
    .filter(({ stock }) => visibility === null || stock === (visibility === "public"))
    .map(show)
    .filter(({ orientation, model }) => fits("orientation", orientation) && fits("model", model));
}

const past = Date.UTC(2026, 0, 1);

function stock(digit: number, name: string, model: ArgilItem["model"], size: readonly [number, number]) {
  const [width, height] = size;
  return {
    id: `00000000-0000-4000-8000-0000000000f${digit}`,
    name,
    createdAt: past,
    build: { endsAt: past, outcome: "ready" },
    width,
    height,
    model,
    extras: {},
    stock: true,
  } satisfies ArgilItem;
}

export const argilStock: readonly ArgilItem[] = [
  stock(1, "Arthur", "ARGIL_V1", [1920, 1080]),
  stock(2, "Budhil", "ARGIL_ATOM", [1080, 1920]),
  stock(3, "Camille", "ARGIL_ATOM", [1920, 1080]),
];
