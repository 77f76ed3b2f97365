import type { Box, Size } from "../../src/core/image/faces.ts";
import type { Random } from "../common/random.ts";

/** A portrait before it is drawn. All measures are in its pixels. */
export interface Portrait {
  kind: Kind;
  size: Size;
  /** The head that the avatar is made of, and other heads in the image, nearer ones last. */
  head: Head;
  others: readonly Head[];
}

/** A head, and what a face detector would report for it. */
export interface Head {
  /** All of it: hair, ears and headwear. */
  box: Box;
  face: Box;
  /** Top and height of the skull, including the chin. */
  skull: Box;
  wears: "nothing" | "a cap" | "a hat";
}

/** How people are placed in images: fractions of the image's height, for `aside` of its width. */
const kinds = {
  "close-up": { height: [0.48, 0.66], room: [0.04, 0.14], aside: 0.05 },
  "head and shoulders": { height: [0.3, 0.48], room: [0.05, 0.2], aside: 0.08 },
  "half body": { height: [0.17, 0.3], room: [0.05, 0.24], aside: 0.1 },
  "face in the middle": { height: [0.25, 0.45], middle: [0.38, 0.5], aside: 0.08 },
  "whole body": { height: [0.08, 0.16], room: [0.04, 0.2], aside: 0.12 },
  "off-centre": { height: [0.2, 0.42], room: [0.05, 0.25], thirds: true, aside: 0.05 },
  group: { height: [0.16, 0.32], room: [0.06, 0.25], aside: 0.3, others: 3 },
  anywhere: { height: [0.1, 0.6], anywhere: true, aside: 0.5 },
} as const;

export type Kind = keyof typeof kinds;

/** Kinds with the head in the usual place; the others show what happens to unusual ones. */
export const usualKinds: readonly Kind[] = [
  "close-up",
  "head and shoulders",
  "half body",
  "face in the middle",
  "whole body",
];
export const oddKinds: readonly Kind[] = ["off-centre", "group", "anywhere"];

/** Aspect ratios of cameras, phones, prints and image generators; squares twice, because most avatars are square. */
const shapes: readonly (readonly [number, number])[] = [
  [1, 1],
  [1, 1],
  [4, 5],
  [3, 4],
  [2, 3],
  [9, 16],
  [1, 2],
  [5, 4],
  [4, 3],
  [3, 2],
  [16, 9],
  [21, 9],
];

/** A portrait of a kind, with a random position, size and headwear. */
export function samplePortrait(kind: Kind, random: Random, longSide = 640): Portrait {
  const [w, h] = random.pick(shapes);
  const times = longSide / Math.max(w, h);
  const size = { width: Math.round(w * times), height: Math.round(h * times) };
  const spec: {
    height: readonly [number, number];
    room?: readonly [number, number];
    middle?: readonly [number, number];
    aside: number;
    thirds?: boolean;
    anywhere?: boolean;
    others?: number;
  } = kinds[kind];
  // Heads are never wider than the image, however tall it is.
  const height = Math.min(between(random, spec.height) * size.height, 0.9 * size.width);
  const x = spec.thirds ? (random.chance(0.5) ? 1 / 3 : 2 / 3) * size.width : size.width / 2;
  const centre = x + between(random, [-spec.aside, spec.aside]) * size.width;
  const top = spec.room
    ? between(random, spec.room) * size.height
    : spec.middle
      ? between(random, spec.middle) * size.height - height / 2
      : random.next() * (size.height - height);
  const head = inside(sampleHead(random, height, centre, top), size);
  const others = Array.from({ length: spec.others ? 1 + random.below(spec.others) : 0 }, () => {
    const smaller = height * (0.5 + 0.35 * random.next());
    const place = random.next() * size.width;
    return inside(sampleHead(random, smaller, place, top + (height - smaller) * random.next()), size);
  });
  return { kind, size, head, others };
}

function sampleHead(random: Random, height: number, centre: number, top: number): Head {
  const wears = random.chance(0.8) ? "nothing" : random.chance(0.6) ? "a cap" : "a hat";
  // What rises above the skull, relative to its height: flat hair, big hair, an afro; brims and crowns.
  const above = { nothing: [0.02, 0.28], "a cap": [0.05, 0.15], "a hat": [0.15, 0.3] } as const;
  const over = between(random, above[wears]);
  const skullHeight = height / (1 + over);
  const skullWidth = skullHeight * between(random, [0.68, 0.78]);
  const width = skullWidth * between(random, wears === "a hat" ? [1.3, 1.7] : [1.05, 1.5]);
  const skull = {
    x: centre - skullWidth / 2,
    y: top + height - skullHeight,
    width: skullWidth,
    height: skullHeight,
  };
  // From the hairline or the brows to the chin, with the error of real detectors.
  const from = skull.y + skullHeight * between(random, [0.22, 0.4]);
  const to = skull.y + skullHeight * between(random, [0.94, 1.04]);
  const faceWidth = skullWidth * between(random, [0.85, 1.1]);
  const faceX = centre - faceWidth / 2 + skullWidth * between(random, [-0.04, 0.04]);
  return {
    wears,
    skull,
    box: { x: centre - width / 2, y: top, width, height },
    face: { x: faceX, y: from, width: faceWidth, height: to - from },
  };
}

/** Moves the head so that all of it is inside the image, as far as it fits. */
function inside(head: Head, { width, height }: Size): Head {
  const shift = (from: number, length: number, whole: number) =>
    Math.max(0, Math.min(from, whole - length)) - from;
  const dx = shift(head.box.x, head.box.width, width);
  const dy = shift(head.box.y, head.box.height, height);
  const moved = (box: Box): Box => ({ ...box, x: box.x + dx, y: box.y + dy });
  return { ...head, box: moved(head.box), face: moved(head.face), skull: moved(head.skull) };
}

/** More likely near the middle of the range than at its ends. */
function between(random: Random, [from, to]: readonly [number, number]): number {
  return from + ((to - from) * (random.next() + random.next())) / 2;
}
