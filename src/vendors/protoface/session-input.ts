import {
  type Field,
  type FieldTable,
  must,
  nullable,
  optional,
  text,
  toBody,
} from "../../core/input/field-table.ts";
import { checkText, isObject, kindOf } from "../../core/input/fields.ts";
import { profile } from "./profile.ts";
import type { ProtofaceSessionInput } from "./types.ts";

const fields: FieldTable<ProtofaceSessionInput> = {
  avatar_id: text(),
  transport: checkTransport,
  idle_timeout_seconds: optional(seconds(600)),
  max_duration_seconds: nullable(seconds(3600)),
  metadata: optional(checkMetadata),
  quality: optional(text()),
};

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
  toBody(profile.name, input, fields);
  return JSON.parse(JSON.stringify(input)) as object;
}

function checkTransport(transport: unknown, _name: string, reasons: string[]): void {
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

function seconds(max: number): Field {
  return must(
    `be a whole number of seconds from 1 to ${max}`,
    (value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= max,
  );
}

function checkMetadata(metadata: unknown, _name: string, reasons: string[]): void {
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
