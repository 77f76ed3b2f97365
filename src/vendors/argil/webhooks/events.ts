import { InvalidInputError } from "../../../core/errors/input.ts";
import { isObject, type Json, kindOf, stringField } from "../../../core/input/fields.ts";
import { profile } from "../profile.ts";

/** What an event says about an avatar. */
export interface ArgilAvatarEventData {
  avatarId: string;
  avatarName?: string;
  /** In one-shot deliveries (`callbackUrl`). */
  message?: string;
  /** In subscription deliveries: what the create stored. */
  extras?: Record<string, string>;
}

/** What an event says about a video. */
export interface ArgilVideoEventData {
  videoId: string;
  videoName?: string;
  videoUrl?: string;
  extras?: Record<string, string>;
}

/** An avatar event. Argil sends none for `REFUSED`. */
export type ArgilAvatarEvent =
  | { event: "AVATAR_TRAINING_SUCCESS"; data: ArgilAvatarEventData & { voiceId?: string } }
  | { event: "AVATAR_TRAINING_FAILED"; data: ArgilAvatarEventData };

/** A video event. */
export interface ArgilVideoEvent {
  event: "VIDEO_GENERATION_SUCCESS" | "VIDEO_GENERATION_FAILED";
  data: ArgilVideoEventData;
}

/** What Argil POSTs to a subscription or a `callbackUrl`. Source: the webhook pages of https://docs.argil.ai */
export type ArgilEvent = ArgilAvatarEvent | ArgilVideoEvent;

const idOf: Record<ArgilEvent["event"], "avatarId" | "videoId"> = {
  AVATAR_TRAINING_SUCCESS: "avatarId",
  AVATAR_TRAINING_FAILED: "avatarId",
  VIDEO_GENERATION_SUCCESS: "videoId",
  VIDEO_GENERATION_FAILED: "videoId",
};

/**
 * The event in a parsed body, whichever way it was delivered; `AVATAR_GENERATION_FAILED` (a name that Argil's pages use
 * once) is `AVATAR_TRAINING_FAILED`.
 *
 * @throws InvalidInputError if the body is not an event of Argil's.
 */
export function toEvent(body: unknown): ArgilEvent {
  const name = stringField(body, "event");
  const event = name === "AVATAR_GENERATION_FAILED" ? "AVATAR_TRAINING_FAILED" : name;
  if (event === undefined || !Object.hasOwn(idOf, event)) {
    throw new InvalidInputError(profile.name, [`event must be one of ${Object.keys(idOf).join(", ")}`]);
  }
  const parsed = { event, data: readData(isObject(body) && isObject(body.data) ? body.data : {}) };
  if (isEvent(parsed)) return parsed;
  throw new InvalidInputError(profile.name, [`the data of ${event} must hold the id of the avatar or video`]);
}

/**
 * The id of what an event is about.
 *
 * @throws InvalidInputError for an event about something else, and for anything that is not an event.
 */
export function idFromEvent(event: unknown, what: "avatar" | "video"): string {
  const id = isObject(event) ? stringField(event.data, `${what}Id`) : undefined;
  if (id !== undefined) return id;
  const name = isObject(event) ? stringField(event, "event") : kindOf(event);
  throw new InvalidInputError(profile.name, [
    `${name ?? "the event"} is not about ${what === "avatar" ? "an avatar" : "a video"}`,
  ]);
}

function isEvent(parsed: { event: string; data: object }): parsed is ArgilEvent {
  return stringField(parsed.data, idOf[parsed.event as ArgilEvent["event"]]) !== undefined;
}

/** Keeps the text members, whatever they are called, and `extras` where it is a map or the JSON of one. */
function readData(data: Json): Record<string, unknown> {
  const texts = Object.entries(data).filter(([name, value]) => typeof value === "string" && isSafe(name));
  const { extras: _, ...rest } = Object.fromEntries(texts);
  const extras = readExtras(data.extras);
  return extras ? { ...rest, extras } : rest;
}

/** Text, numbers and truth values, as text: all that a create can have stored. What cannot be read is left out. */
function readExtras(extras: unknown): Record<string, string> | undefined {
  try {
    const map: unknown = typeof extras === "string" ? JSON.parse(extras) : extras;
    if (!isObject(map)) return undefined;
    const kept = Object.entries(map).filter(([name, value]) => isSafe(name) && isPlain(value));
    return Object.fromEntries(kept.map(([name, value]) => [name, String(value)]));
  } catch {
    // No JSON, or an object of the caller's whose members throw.
    return undefined;
  }
}

function isPlain(value: unknown): boolean {
  return ["string", "number", "boolean", "bigint"].includes(typeof value);
}

// Set on another object, as copies are made, it would not become a member.
function isSafe(name: string): boolean {
  return name !== "__proto__";
}
