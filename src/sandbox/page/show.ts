import type { Seen } from "../state/inventory.ts";
import type { Vendor } from "../vendor.ts";
import type { Hider } from "./hide.ts";
import type { LogEntry } from "./log.ts";
import { hasPicture } from "./picture-in.ts";
import type { PageDetail, PageItem, PagePart, PageRequest } from "./protocol.ts";

/** Longer strings are files encoded as text. */
const longestText = 2_000;
const longestBody = 20_000;
const deepest = 50;

export function showItem(vendor: Vendor["name"], item: Seen, hider: Hider): PageItem {
  const { kind, id, name, status, state, createdAt, beganAt, build, picture, result } = item;
  const file = (key: string) => `/files/${vendor}/${key}`;
  return {
    vendor,
    kind,
    id: hider.text(id),
    name: hider.text(shorten(name)),
    status,
    state,
    createdAt,
    ...(state === "building" && build && { beganAt: beganAt ?? createdAt, endsAt: build.endsAt }),
    ...(picture !== undefined && { picture: file(picture) }),
    ...(result !== undefined && state === "ready" && { result: file(result) }),
  };
}

export function showRequest({ id, vendor, at, entry, request }: LogEntry, hider: Hider): PageRequest {
  const { method, path, status, note, violations = [] } = entry;
  return {
    id,
    vendor,
    at,
    method: hider.text(method),
    path: hider.target(shorten(path)),
    status,
    ...(note !== undefined && { note: hider.text(shorten(note)) }),
    violations: (request?.broken?.length ?? 0) + violations.length,
    ...(request && hasPicture(request.read) && { picture: `/requests/${id}/picture` }),
    delivery: request === undefined,
  };
}

export function showDetail(entry: LogEntry, dropped: boolean, hider: Hider): PageDetail {
  const { id, request, answer } = entry;
  const { read } = request ?? {};
  // First, so that keys found in the body are hidden in the rest as well.
  const body = read?.kind === "json" ? toText(hider.value(withoutFiles(read.value))) : undefined;
  const parts =
    read?.kind === "form" ? [...read.form].map(([name, value]) => toPart(name, value, hider)) : [];
  const other = read?.kind === "other" ? hider.text(shorten(read.text)) : undefined;
  return {
    id,
    broken: (request?.broken ?? []).map(({ place, path, message }) => ({
      path: hider.text([place, path].filter(Boolean).join(".")),
      message: hider.text(message),
    })),
    defects: (entry.entry.violations ?? []).map((each) => hider.text(each)),
    headers: hider.headers(request?.headers ?? {}),
    parts,
    body: cut(body ?? other),
    answerHeaders: hider.headers(answer?.headers ?? {}),
    answerBody: cut(showAnswer(answer, hider)),
    dropped,
  };
}

function showAnswer(answer: LogEntry["answer"], hider: Hider): string | undefined {
  const { body, headers = {} } = answer ?? {};
  if (!body) return undefined;
  const type = headers["content-type"] ?? "";
  if (!/json|text|xml/.test(type)) return `${type}, ${body.byteLength} bytes or more`;
  const text = new TextDecoder().decode(body);
  try {
    return toText(hider.value(withoutFiles(JSON.parse(text))));
  } catch {
    return hider.text(text);
  }
}

function toPart(name: string, value: FormDataEntryValue, hider: Hider): PagePart {
  if (typeof value === "string") return { name: hider.text(name), text: hider.field(name, shorten(value)) };
  const { name: file, type, size } = value;
  return { name: hider.text(name), file: { name: hider.text(file), type: hider.text(type), bytes: size } };
}

/** Replaces each file that is encoded as text by a short note. */
function withoutFiles(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return shorten(value);
  if (typeof value !== "object" || value === null) return value;
  if (depth === deepest) return "[too deep]";
  const inner = (member: unknown) => withoutFiles(member, depth + 1);
  if (Array.isArray(value)) return value.map(inner);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, inner(member)]));
}

/** Keeps nothing of a long text, because part of a key at its end would not be recognised. */
function shorten(text: string): string {
  if (text.length <= longestText) return text;
  const head = /^data:[\w/+.-]{1,50};base64,/.exec(text)?.[0] ?? "";
  return `${head}… (${text.length} characters)`;
}

function toText(value: unknown): string {
  return JSON.stringify(value, undefined, 2);
}

function cut(text: string | undefined): string | undefined {
  if (text === undefined || text.length <= longestBody) return text;
  return `${text.slice(0, longestBody)}\n… (${text.length} characters in total)`;
}
