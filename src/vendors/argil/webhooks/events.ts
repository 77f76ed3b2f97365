import { InvalidInputError } from "../../../core/errors/input.ts";
import { isObject, type Json, kindOf, stringField } from "../../../core/input/fields.ts";
import { profile } from "../profile.ts";

/** The data of an avatar event. */
export interface ArgilAvatarEventData {
  avatarId: string;
  avatarName?: string;
  /** Only in one-shot deliveries (`callbackUrl`). */
  message?: string;
  /** Only in subscription deliveries: the `extras` of the create. */
  extras?: Record<string, string>;
}

/** The data of a video event. */
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

/**
 * The payload that Argil POSTs to a subscription or a `callbackUrl`. Source: the webhook pages of
 * https://docs.argil.ai
 */
export type ArgilEvent = ArgilAvatarEvent | ArgilVideoEvent;

const idOf: Record<ArgilEvent["event"], "avatarId" | "videoId"> = {
  AVATAR_TRAINING_SUCCESS: "avatarId",
  AVATAR_TRAINING_FAILED: "avatarId",
  VIDEO_GENERATION_SUCCESS: "videoId",
  VIDEO_GENERATION_FAILED: "videoId",
};

/**
 * Reads the event from a parsed body, in either form of delivery. `AVATAR_GENERATION_FAILED`, a name that Argil's pages
 * use once, becomes `AVATAR_TRAINING_FAILED`.
 *
 * @throws InvalidInputError if the body is not an Argil event.
 */
export function toEvent(body: unknown): ArgilEvent {
  const name = stringField(body, "event");
  const event = name === "AVATAR_GENERATION_FAILED" ? "AVATAR_TRAINING_FAILED" : name;
  if (event === undefined || !Object.hasOwn(idOf, event)) {
    throw new InvalidInputError(profile.name, [`event must be one of ${Object.keys(idOf).join(", ")}`]);
  }
  const parsed = { event, data: readData(isObject(body) && isObject(body.data) ? body.data : {}) };
  if (isEvent(parsed)) return parsed;
  throw new InvalidInputError(profile.name, [`the data of ${event} must have the id of the avatar or video`]);
}

/**
 * The id of the avatar or video that an event refers to.
 *
 * @throws InvalidInputError for an event about something else, or anything that is not an event.
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

/** Keeps all string fields, whatever their names, and `extras` if it is an object or the JSON of one. */
function readData(data: Json): Record<string, unknown> {
  const texts = Object.entries(data).filter(([name, value]) => typeof value === "string" && isSafe(name));
  const { extras: _, ...rest } = Object.fromEntries(texts);
  const extras = readExtras(data.extras);
  return extras ? { ...rest, extras } : rest;
}

/** Converts strings, numbers and booleans to strings: all that a create can have stored. Drops anything else. */
function readExtras(extras: unknown): Record<string, string> | undefined {
  try {
    const map: unknown = typeof extras === "string" ? JSON.parse(extras) : extras;
    if (!isObject(map)) return undefined;
    const kept = Object.entries(map).filter(([name, value]) => isSafe(name) && isPlain(value));
    return Object.fromEntries(kept.map(([name, value]) => [name, String(value)]));
  } catch {
    // Not JSON, or a caller's object whose getters throw.
    return undefined;
  }
}

function isPlain(value: unknown): boolean {
  return ["string", "number", "boolean", "bigint"].includes(typeof value);
}

// Assigning `__proto__` would set the prototype instead of a field.
function isSafe(name: string): boolean {
  return name !== "__proto__";
}
