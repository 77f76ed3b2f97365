import type { OrUndefined } from "../../core/config/or-undefined.ts";
import { assertValid } from "../../core/errors/input.ts";
import {
  date,
  type FieldTable,
  flag,
  must,
  nameText,
  nested,
  oneOf,
  optional,
  readFields,
  text,
  toBody,
  url,
} from "../../core/input/field-table.ts";
import { isObject, lengthOf } from "../../core/input/fields.ts";
import type { NameRules } from "../../core/input/name-rules.ts";
import { extrasWithKey, keyAndExtras } from "./input.ts";
import { transcriptLimits } from "./limits.ts";
import { profile } from "./profile.ts";
import type {
  ArgilRenderInput,
  ArgilVideoInput,
  ArgilVideoListParams,
  ArgilVideoSearch,
  operations,
} from "./types.ts";

/** List parameters as sent: `extrasFilter` is JSON. */
export type ArgilVideoQuery = OrUndefined<NonNullable<operations["listVideos"]["parameters"]["query"]>>;

const nameRules: NameRules = { source: "https://docs.argil.ai/api-reference, VideoCreateArgs", min: 1 };

const zoom = {
  level: must(
    "be a number greater than 0",
    (level) => typeof level === "number" && level > 0 && level < Infinity,
  ),
};
const broll = { type: optional(text()), assetId: optional(text()) };

const moment = {
  transcript: optional(transcript),
  audioUrl: optional(url("https:", "http:")),
  avatarId: text(),
  voiceId: optional(text()),
  gestureSlug: optional(text()),
  zoom: optional(nested(zoom)),
  broll: optional(nested(broll)),
};

const subtitles = {
  enable: flag,
  styleId: optional(text()),
  position: optional(oneOf("Top", "Middle", "Bottom")),
  size: optional(oneOf("Small", "Medium", "Large")),
};

const autoBrolls = {
  enable: flag,
  source: oneOf("GENERATION", "GOOGLE_IMAGES", "STOCKS_VIDEO", "AVATAR_ACTION"),
  intensity: oneOf("LOW", "MEDIUM", "HIGH"),
  layout: optional(
    oneOf(
      "FULLSCREEN",
      "AVATAR_BOTTOM_LEFT",
      "AVATAR_BOTTOM_RIGHT",
      "AVATAR_TOP_LEFT",
      "AVATAR_TOP_RIGHT",
      "SPLIT_AVATAR_LEFT",
      "SPLIT_AVATAR_RIGHT",
      "SPLIT_AVATAR_TOP",
      "SPLIT_AVATAR_BOTTOM",
      "BACKGROUND",
    ),
  ),
};

const backgroundMusic = {
  assetId: text(),
  volume: optional(
    must("be a number from 0 to 1", (volume) => typeof volume === "number" && volume >= 0 && volume <= 1),
  ),
};

function fieldsOf(input: ArgilVideoInput): FieldTable<ArgilVideoInput> {
  return {
    name: nameText(nameRules),
    moments,
    aspectRatio: optional(oneOf("16:9", "9:16")),
    model: optional(oneOf("ARGIL_V1", "ARGIL_ATOM")),
    subtitles: optional(nested(subtitles)),
    autoBrolls: optional(nested(autoBrolls)),
    backgroundMusic: optional(nested(backgroundMusic)),
    ...keyAndExtras(input),
  };
}

export const renderFields: FieldTable<ArgilRenderInput> = { callbackUrl: optional(url("https:")) };

/** The body of a create. @throws InvalidInputError listing every reason. */
export function videoBody(input: ArgilVideoInput): object {
  const { idempotencyKey: _, ...body } = toBody(profile.name, input, fieldsOf(input));
  return { ...body, extras: extrasWithKey(input) };
}

/** Checks a video that will be rendered immediately. @throws InvalidInputError listing every reason. */
export function checkRendered(input: ArgilVideoInput & ArgilRenderInput): void {
  toBody(profile.name, input, { ...fieldsOf(input), ...renderFields });
}

function moments(given: unknown, name: string, reasons: string[]): unknown {
  if (!Array.isArray(given) || given.length === 0) reasons.push(`${name} must be a list of at least one`);
  else for (const [at, one] of given.entries()) checkMoment(one, `${name}[${at}]`, reasons);
  return given;
}

function checkMoment(given: unknown, name: string, reasons: string[]): void {
  if (isObject(given) && (given.transcript === undefined) === (given.audioUrl === undefined))
    reasons.push(`${name}: must have exactly one of transcript and audioUrl`);
  nested(moment)(given, name, reasons);
}

function transcript(given: unknown, name: string, reasons: string[]): unknown {
  const { max, otherPage } = transcriptLimits;
  const length = typeof given === "string" ? lengthOf(given) : 0;
  if (length === 0) reasons.push(`${name} must be a string of at least 1 character`);
  else if (length > max) {
    reasons.push(
      `${name} has ${length} characters; the limit is ${max} (${otherPage} on another of Argil's pages): ` +
        "split it into several moments",
    );
  }
  return given;
}

/** Converts list parameters to a query, with the filter as JSON. @throws InvalidInputError */
export function listQuery(given: ArgilVideoListParams | undefined): ArgilVideoQuery | undefined {
  // The list itself rejects anything but an object.
  if (!isObject(given)) return given as undefined;
  const { extrasFilter, ...params }: ArgilVideoListParams = given;
  if (extrasFilter === undefined) return params;
  toBody(profile.name, { extrasFilter }, { extrasFilter: filter });
  return { ...params, extrasFilter: JSON.stringify(extrasFilter) };
}

const searchFields = {
  name: optional(nameText(nameRules)),
  extras: optional(filter),
  since: optional(date),
};

/** @throws InvalidInputError unless it says what to look for. */
export function checkSearch(search: Exclude<ArgilVideoSearch, { idempotencyKey: string }>): void {
  const reasons: string[] = [];
  const { name, extras } = readFields(search, searchFields, reasons);
  if (isObject(search) && name === undefined && extras === undefined)
    reasons.push("give a name, extras or both");
  assertValid(profile.name, reasons);
}

function filter(given: unknown, name: string, reasons: string[]): unknown {
  const entries = isObject(given) ? Object.values(given) : [];
  if (entries.length === 0 || entries.some((value) => typeof value !== "string"))
    reasons.push(`${name} must be an object of strings, of one entry or more`);
  return given;
}
