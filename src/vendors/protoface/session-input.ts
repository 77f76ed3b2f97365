import { assertValid } from "../../core/errors/input.ts";
import { checkKnownFields, checkText, isObject, kindOf } from "../../core/input/fields.ts";
import { profile } from "./profile.ts";
import type { ProtofaceSessionInput } from "./types.ts";

const known = [
  "avatar_id",
  "transport",
  "idle_timeout_seconds",
  "max_duration_seconds",
  "metadata",
  "quality",
] as const;

const transports: Readonly<Record<string, readonly string[]>> = {
  livekit: [
    "type",
    "url",
    "room_name",
    "worker_token",
    "audio_source",
    "subscribe_to_identity",
    "synthetic_audio_if_no_input",
    "worker_identity",
  ],
  websocket: ["type"],
  pipecat: ["type"],
};
const needed = ["url", "room_name", "worker_token"] as const;

const maxMetadataBytes = 8 * 1024;

/** A copy of the input as the body of a create. @throws InvalidInputError listing every reason. */
export function sessionBody(input: ProtofaceSessionInput): object {
  const reasons: string[] = [];
  if (checkKnownFields(input, known, reasons)) {
    checkText(input.avatar_id, "avatar_id", 1, Infinity, reasons);
    checkTransport(input.transport, reasons);
    checkSeconds(input.idle_timeout_seconds, "idle_timeout_seconds", 600, reasons);
    if (input.max_duration_seconds !== null)
      checkSeconds(input.max_duration_seconds, "max_duration_seconds", 3600, reasons);
    if (input.quality !== undefined) checkText(input.quality, "quality", 1, Infinity, reasons);
    if (input.metadata !== undefined) checkMetadata(input.metadata, reasons);
  }
  assertValid(profile.name, reasons);
  return JSON.parse(JSON.stringify(input)) as object;
}

function checkTransport(transport: unknown, reasons: string[]): void {
  const types = Object.keys(transports).join(", ");
  const type = isObject(transport) ? String(transport.type) : "";
  const fields = Object.hasOwn(transports, type) ? transports[type] : undefined;
  if (!isObject(transport) || !fields) {
    reasons.push(`transport must be an object whose type is one of ${types}`);
    return;
  }
  for (const name of Object.keys(transport))
    if (!fields.includes(name))
      reasons.push(`transport.${name} is not a field of ${type}; known: ${fields.join(", ")}`);
  if (type === "livekit")
    for (const name of needed) checkText(transport[name], `transport.${name}`, 1, Infinity, reasons);
}

function checkSeconds(value: unknown, name: string, most: number, reasons: string[]): void {
  if (value === undefined || (Number.isInteger(value) && Number(value) >= 1 && Number(value) <= most)) return;
  reasons.push(`${name} must be a whole number of seconds from 1 to ${most}`);
}

function checkMetadata(metadata: unknown, reasons: string[]): void {
  if (!isObject(metadata)) {
    reasons.push(`metadata must be an object, not ${kindOf(metadata)}`);
    return;
  }
  for (const [name, value] of Object.entries(metadata)) {
    const right = value === null || ["string", "boolean"].includes(typeof value) || Number.isFinite(value);
    if (!right)
      reasons.push(`metadata.${name} must be a string, number, boolean or null, not ${kindOf(value)}`);
    if (name.startsWith("_avatar."))
      reasons.push(`metadata.${name}: names that start with _avatar. are reserved by Protoface`);
  }
  let bytes = 0;
  try {
    bytes = new TextEncoder().encode(JSON.stringify(metadata)).length;
  } catch {
    // Already reported above, per value.
  }
  if (bytes > maxMetadataBytes)
    reasons.push(`metadata must be at most ${maxMetadataBytes} bytes as JSON, not ${bytes}`);
}
