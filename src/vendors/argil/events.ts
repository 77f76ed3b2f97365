import { InvalidInputError, refuse } from "../../core/errors/input.ts";
import { isObject, type Json, stringMember } from "../../core/shape.ts";
import { profile } from "./profile.ts";

interface AvatarEventData {
  avatarId: string;
  avatarName?: string;
  /** In one-shot deliveries (`callbackUrl`). */
  message?: string;
  /** In subscription deliveries: what the create stored. */
  extras?: Record<string, string>;
}

interface VideoEventData {
  videoId: string;
  videoName?: string;
  videoUrl?: string;
  extras?: Record<string, string>;
}

/** What Argil POSTs to a subscription or a `callbackUrl`. */
export type ArgilEvent =
  | { event: "AVATAR_TRAINING_SUCCESS"; data: AvatarEventData & { voiceId?: string } }
  | { event: "AVATAR_TRAINING_FAILED"; data: AvatarEventData }
  | { event: "VIDEO_GENERATION_SUCCESS" | "VIDEO_GENERATION_FAILED"; data: VideoEventData };

const idOf: Record<ArgilEvent["event"], "avatarId" | "videoId"> = {
  AVATAR_TRAINING_SUCCESS: "avatarId",
  AVATAR_TRAINING_FAILED: "avatarId",
  VIDEO_GENERATION_SUCCESS: "videoId",
  VIDEO_GENERATION_FAILED: "videoId",
};

/** No event comes near this. */
const longestBody = 1024 * 1024;

/**
 * Reads a delivery: a Fetch-style `Request`, the body's text or bytes, or the parsed JSON. Both forms of delivery are
 * understood, and `AVATAR_GENERATION_FAILED` (a name that Argil's pages use once) as `AVATAR_TRAINING_FAILED`.
 *
 * Argil signs nothing, so anyone who knows the URL can send this: take it as a hint, and read the avatar again.
 *
 * @throws InvalidInputError for what is not an event of Argil's.
 */
export async function parseWebhook(delivery: Request | string | Uint8Array | object): Promise<ArgilEvent> {
  const body = await readDelivery(delivery);
  const name = stringMember(body, "event");
  const event = name === "AVATAR_GENERATION_FAILED" ? "AVATAR_TRAINING_FAILED" : name;
  if (event === undefined || !Object.hasOwn(idOf, event)) {
    throw new InvalidInputError(profile.name, [`event must be one of ${Object.keys(idOf).join(", ")}`]);
  }
  const parsed = { event, data: readData(isObject(body) && isObject(body.data) ? body.data : {}) };
  if (isEvent(parsed)) return parsed;
  throw new InvalidInputError(profile.name, [`the data of ${event} must hold the id of the avatar or video`]);
}

function isEvent(parsed: { event: string; data: object }): parsed is ArgilEvent {
  return stringMember(parsed.data, idOf[parsed.event as ArgilEvent["event"]]) !== undefined;
}

async function readDelivery(delivery: unknown): Promise<unknown> {
  const raw = delivery instanceof Request ? new Uint8Array(await delivery.arrayBuffer()) : delivery;
  if (typeof raw !== "string" && !(raw instanceof Uint8Array)) return raw;
  const tooLong = raw.length > longestBody;
  refuse(profile.name, tooLong ? [`a delivery has at most ${longestBody} bytes`] : []);
  try {
    return JSON.parse(typeof raw === "string" ? raw : new TextDecoder("utf-8", { fatal: true }).decode(raw));
  } catch {
    return undefined;
  }
}

/** Keeps the text members, whatever they are called, and `extras` where it is a map or the JSON of one. */
function readData(data: Json): Record<string, unknown> {
  const texts = Object.entries(data).filter(([, value]) => typeof value === "string");
  const { extras: _, ...rest } = Object.fromEntries(texts);
  const extras = readExtras(data.extras);
  return extras ? { ...rest, extras } : rest;
}

function readExtras(extras: unknown): Record<string, string> | undefined {
  let map = extras;
  if (typeof extras === "string") {
    try {
      map = JSON.parse(extras);
    } catch {
      return undefined;
    }
  }
  if (!isObject(map)) return undefined;
  return Object.fromEntries(Object.entries(map).map(([name, value]) => [name, String(value)]));
}
