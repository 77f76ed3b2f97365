import type { Json } from "../../common/pipeline/json.ts";
import { same } from "../merge/same.ts";
import type { AddChange, Direction } from "./change.ts";
import { compareHeaders } from "./headers.ts";
import { compareSchemas } from "./schema.ts";
import type { Side } from "./side.ts";
import { compareRest } from "./words.ts";

/** As sent: media type names are case-insensitive, and a charset is meaningless for JSON. */
const normal = (media: string) =>
  media
    .toLowerCase()
    .replaceAll(" ", "")
    .replace(/;charset=utf-?8$/, "");

function byMedia(body: Side): Map<string, Side> {
  return new Map([...body.at("content").members()].map(([media, side]) => [normal(media), side]));
}

/** `image/*` covers `image/png`. */
function rangeOf(media: string, all: ReadonlyMap<string, Side>): Side | undefined {
  return all.get(media.replace(/\/.*/, "/*")) ?? all.get("*/*");
}

/** Compares a body's media types and their contents. */
export function compareContent(
  old: Side,
  now: Side,
  direction: Direction,
  at: string,
  report: AddChange,
): void {
  const [before, after] = [byMedia(old), byMedia(now)];
  for (const media of new Set([...before.keys(), ...after.keys()])) {
    const [a, b] = [before.get(media), after.get(media)];
    const wider = a && !b ? rangeOf(media, after) : undefined;
    if (a && (b ?? wider)) {
      const where = after.size + before.size > 2 ? `${at} (${media})` : at;
      compareMedia(a, b ?? wider ?? a, media, { direction, at: where, report });
    } else if (a) {
      const text = `${media} removed`;
      report({ level: "major", rule: "media-type-removed", at, pointer: a.pointer, text });
    } else if (b) {
      report({ level: "minor", rule: "media-type-added", at, pointer: b.pointer, text: `${media} added` });
    }
  }
}

interface Place {
  readonly direction: Direction;
  readonly at: string;
  readonly report: AddChange;
}

const mediaMembers = new Set(["schema", "encoding"]);

function compareMedia(a: Side, b: Side, media: string, place: Place): void {
  const { direction, at, report } = place;
  const [old, now] = [a.child("schema"), b.child("schema")];
  if (old.exists && now.exists) compareSchemas(old, now, place);
  else if (old.exists !== now.exists) {
    const level = old.exists === (direction === "response") ? "major" : "minor";
    const text = old.exists ? "no longer described" : "now described";
    report({ level, rule: "schema-changed", at, pointer: `${(old.exists ? a : b).pointer}/schema`, text });
  }
  // Has no effect elsewhere.
  if (/^multipart\/|x-www-form-urlencoded$/.test(media))
    compareEncoding(a.child("encoding"), b.child("encoding"), place);
  compareRest(a, b, mediaMembers, at, report);
}

/** How a part is encoded. */
function written(encoding: Side | undefined): Json {
  const { style, explode, allowReserved } = encoding?.object ?? {};
  const serialized =
    style === undefined && explode === undefined
      ? null
      : [style ?? "form", explode ?? (style ?? "form") === "form"];
  return [serialized, allowReserved === true];
}

/** The media types that a part may have; by default a string is text and a file is bytes. */
function typesOf(encoding: Side | undefined): string[] | undefined {
  const { contentType } = encoding?.object ?? {};
  return typeof contentType === "string" ? contentType.split(",").map(normal).sort() : undefined;
}

/** Can everything that could be sent or read before still be? */
function allows(types: readonly string[] | undefined, all: readonly string[] | undefined): boolean {
  const has = (type: string) =>
    types?.some((one) => one === type || one === type.replace(/\/.*/, "/*") || one === "*/*");
  return all?.every(has) ?? false;
}

function compareEncoding(old: Side, now: Side, { direction, at, report }: Place): void {
  const [before, after] = [old.members(), now.members()];
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const [a, b] = [before.get(name), after.get(name)];
    const where = `${at} › ${name}`;
    const found = { rule: "encoding-changed", at: where, pointer: `${(a ? old : now).pointer}/${name}` };
    const [was, is] = [typesOf(a), typesOf(b)];
    if (!same(written(a), written(b)))
      report({ ...found, level: "major", text: "is written in another way" });
    if (!same(was ?? null, is ?? null)) {
      const level = direction === "request" && allows(is, was) ? "minor" : "major";
      const text = `${was?.join(", ") ?? "its own type"} is now ${is?.join(", ") ?? "its own type"}`;
      report({ ...found, level, text });
    }
    if (a && b) compareHeaders(a, b, direction, where, report);
  }
}
