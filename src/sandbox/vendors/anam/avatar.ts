import type { AnamAvatar } from "../../../vendors/anam/types.ts";
import { type Build, stamp, stateOf } from "../../state/builds.ts";

/** An avatar as stored by the sandbox. */
export interface AnamItem {
  readonly id: string;
  displayName: string;
  readonly model: string;
  readonly createdAt: number;
  updatedAt: number;
  readonly build: Build;
  /** The facts of a stock avatar; absent for the user's own. */
  readonly stock?: Pick<AnamAvatar, "description" | "displayTags" | "renderStyle" | "variantName">;
}

/** The organization that owns whatever is created here. */
export const organization = "00000000-0000-4000-8000-00000000a0a0";
/** Signed URLs expire after an hour. */
const signedSeconds = 3_600;

/** Keys of an avatar's files. */
export function anamFile(id: string, name = "portrait.png"): string {
  return `avatars/${id}/${name}`;
}

/** `link` returns the URL of a file. */
export function showAnam(item: AnamItem, now: number, link: (key: string) => string): AnamAvatar {
  const { id, displayName, model, build, stock } = item;
  const ready = stateOf(build, now) === "ready";
  const updatedAt = ready ? Math.max(item.updatedAt, build.endsAt) : item.updatedAt;
  const preview = (name: string) =>
    ready ? `${link(anamFile(id, name))}?X-Amz-Date=${stamp(now)}&X-Amz-Expires=${signedSeconds}` : null;
  return {
    id,
    displayName,
    variantName: stock?.variantName ?? "custom",
    imageUrl: link(anamFile(id)),
    landscapeImageUrl: ready ? link(anamFile(id, "landscape.png")) : null,
    portraitImageUrl: ready ? link(anamFile(id, "upright.png")) : null,
    videoUrl: preview("preview.mp4"),
    idleVideoUrl: preview("idle.mp4"),
    createdAt: stamp(item.createdAt),
    updatedAt: stamp(updatedAt),
    createdByOrganizationId: stock ? null : organization,
    availableVersions: ready ? [model] : [],
    activeVersion: ready ? model : null,
    description: ready ? (stock?.description ?? `A portrait, uploaded as ${displayName}.`) : null,
    displayTags: ready ? (stock?.displayTags ?? ["custom"]) : [],
    renderStyle: stock?.renderStyle ?? "unknown",
  };
}

const past = Date.UTC(2025, 0, 1);

function stock(digit: number, displayName: string, facts: NonNullable<AnamItem["stock"]>): AnamItem {
  return {
    id: `00000000-0000-4000-8000-00000000000${digit}`,
    displayName,
    model: "cara-3",
    createdAt: past,
    updatedAt: past,
    build: { endsAt: past, outcome: "ready" },
    stock: facts,
  };
}

export const anamStock: readonly AnamItem[] = [
  stock(1, "Liv", {
    variantName: "home",
    description: "Smiling person at a desk at home.",
    displayTags: ["professional", "friendly", "home"],
    renderStyle: "realistic",
  }),
  stock(2, "Pip", {
    variantName: "meadow",
    description: "Cheerful fox on a meadow.",
    displayTags: ["animal", "friendly"],
    renderStyle: "animated_3d",
  }),
  stock(3, "Mina", {
    variantName: "ink",
    description: "Person drawn in ink, before white.",
    displayTags: ["drawing"],
    renderStyle: "illustrated",
  }),
];
