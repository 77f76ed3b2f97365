/** In pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A part of an image in its pixels as displayed (EXIF rotation applied): `x` from the left, `y` from the top. */
export interface Box extends Size {
  readonly x: number;
  readonly y: number;
}

/** A face as face detectors report it: roughly from the brows or the hairline to the chin. */
export interface Face extends Box {
  /** The whole head including hair and hat, if the detector reports it. Default: a generous estimate. */
  readonly head?: Box | undefined;
}

/** Detects faces with a detector of your choice. The boxes are in pixels of the image as displayed. */
export type FaceFinder = (image: Blob) => readonly Face[] | Promise<readonly Face[]>;

/** How far a head extends beyond its face: above and below in face heights, to each side in face widths. */
interface Reach {
  readonly above: number;
  readonly below: number;
  readonly beside: number;
}

/**
 * What a crop should keep, largest first: a head with a hat or big hair plus a margin, that head without the margin, a
 * head with flat hair. The skull ends about 0.4 heights above the detector's box.
 */
const reaches: readonly Reach[] = [
  { above: 1.4, below: 0.4, beside: 0.6 },
  { above: 1.15, below: 0.15, beside: 0.3 },
  { above: 0.45, below: 0.12, beside: 0.2 },
];

/** The boxes to keep around a face, largest first, clipped to the image. */
export function headsOf(face: Face, picture: Size): Box[] {
  const reach = ({ above, below, beside }: Reach): Box => ({
    x: face.x - beside * face.width,
    y: face.y - above * face.height,
    width: face.width * (1 + 2 * beside),
    height: face.height * (1 + above + below),
  });
  const [airy, ...heads] = reaches.map(reach);
  const parts = face.head ? [join(face.head, airy ?? face), face.head, face.head] : [airy ?? face, ...heads];
  return parts.map((part) => clip(part, picture));
}

function join(a: Box, b: Box): Box {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  const right = Math.max(a.x + a.width, b.x + b.width);
  const bottom = Math.max(a.y + a.height, b.y + b.height);
  return { x, y, width: right - x, height: bottom - y };
}

function clip({ x, y, width, height }: Box, picture: Size): Box {
  const [left, top] = [Math.max(0, x), Math.max(0, y)];
  const right = Math.min(picture.width, x + width);
  const bottom = Math.min(picture.height, y + height);
  return { x: left, y: top, width: Math.max(0, right - left), height: Math.max(0, bottom - top) };
}

/** The main face: the one nearest to the point of interest if given, otherwise the largest. */
export function mainFace(faces: readonly Face[], point?: { x: number; y: number }): Face | undefined {
  const rank = (face: Face) =>
    point
      ? -Math.hypot(face.x + face.width / 2 - point.x, face.y + face.height / 2 - point.y)
      : face.width * face.height;
  return faces.reduce<Face | undefined>(
    (best, face) => (best === undefined || rank(face) > rank(best) ? face : best),
    undefined,
  );
}

/** Below this share of the image's height, or this many pixels, a face lacks detail. */
const smallFace = { share: 0.12, pixels: 96 };

/** Advice about faces that do not meet the vendors' requirements, as sentences. */
export function faceAdvice(faces: readonly Face[], picture: Size): string[] {
  const main = mainFace(faces);
  if (!main) return ["no face was found; vendors build an avatar from one clear face"];
  const advice: string[] = [];
  if (faces.length > 1) advice.push(`${faces.length} faces were found; vendors require exactly one`);
  const height = Math.round(main.height);
  if (main.height < smallFace.pixels || main.height < smallFace.share * picture.height)
    advice.push(`the face is small: ${height} of ${picture.height} pixels high; use a closer shot`);
  const cut = edgesOf(main, picture);
  if (cut.length > 0) advice.push(`the face is cut off at the ${cut.join(" and the ")} of the picture`);
  return advice;
}

/** The edges that a face touches or crosses, with a margin because detectors are a few pixels off. */
function edgesOf({ x, y, width, height }: Face, picture: Size): string[] {
  const near = 0.02 * height;
  return [
    y < near ? "top" : "",
    x + width > picture.width - near ? "right" : "",
    y + height > picture.height - near ? "bottom" : "",
    x < near ? "left" : "",
  ].filter(Boolean);
}

/** Adds a reason unless `faces` is an array of boxes. */
export function checkFaces(faces: unknown, reasons: string[]): void {
  const areBoxes =
    Array.isArray(faces) &&
    faces.every((face) => isBox(face) && (face.head === undefined || isBox(face.head)));
  if (!areBoxes) reasons.push("faces must be an array of { x, y, width, height } in pixels of the image");
}

function isBox(value: unknown): value is Face {
  if (typeof value !== "object" || value === null) return false;
  const { x, y, width, height } = value as Partial<Record<keyof Box, unknown>>;
  return [x, y, width, height].every(Number.isFinite) && Number(width) > 0 && Number(height) > 0;
}
