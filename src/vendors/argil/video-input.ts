import type { OrUndefined } from "../../core/config/or-undefined.ts";
import { assertValid } from "../../core/errors/input.ts";
import { checkKnownFields, checkText, checkUrl, isObject, lengthOf } from "../../core/input/fields.ts";
import { checkNameText, type NameRules } from "../../core/input/name-rules.ts";
import { checkKeyAndExtras, extrasWithKey } from "./input.ts";
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

const nameRules: NameRules = { source: "https://docs.argil.ai/api-reference, VideoCreateArgs", least: 1 };

const choices = {
  aspectRatio: ["16:9", "9:16"],
  model: ["ARGIL_V1", "ARGIL_ATOM"],
  position: ["Top", "Middle", "Bottom"],
  size: ["Small", "Medium", "Large"],
  source: ["GENERATION", "GOOGLE_IMAGES", "STOCKS_VIDEO", "AVATAR_ACTION"],
  intensity: ["LOW", "MEDIUM", "HIGH"],
  layout: [
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
  ],
} as const;

const fields = [
  "name",
  "moments",
  "aspectRatio",
  "subtitles",
  "autoBrolls",
  "backgroundMusic",
  "model",
  "extras",
  "idempotencyKey",
] as const;

/** The body of a create. @throws InvalidInputError listing every reason. */
export function videoBody(input: ArgilVideoInput): object {
  assertValid(profile.name, videoReasons(input));
  const { idempotencyKey: _, ...body } = { ...input, extras: extrasWithKey(input) };
  return body;
}

/** Why the input is invalid; `rendered` also allows and checks the fields of a render. */
export function videoReasons(input: ArgilVideoInput & ArgilRenderInput, rendered = false): string[] {
  const reasons: string[] = [];
  if (!checkKnownFields(input, rendered ? [...fields, "callbackUrl"] : fields, reasons)) return reasons;
  const { name, moments, aspectRatio, subtitles, autoBrolls, backgroundMusic, model, callbackUrl } = input;
  checkNameText(name, "name", nameRules, reasons);
  if (Array.isArray(moments) && moments.length > 0)
    for (const [at, moment] of moments.entries()) inside(`moments[${at}]`, moment, checkMoment, reasons);
  else reasons.push("moments must be an array of at least one moment");
  checkChoice({ aspectRatio }, "aspectRatio", reasons);
  checkChoice({ model }, "model", reasons);
  if (subtitles !== undefined) inside("subtitles", subtitles, checkSubtitles, reasons);
  if (autoBrolls !== undefined) inside("autoBrolls", autoBrolls, checkAutoBrolls, reasons);
  if (backgroundMusic !== undefined) inside("backgroundMusic", backgroundMusic, checkMusic, reasons);
  if (rendered && callbackUrl !== undefined) checkUrl(callbackUrl, "callbackUrl", ["https:"], reasons);
  checkKeyAndExtras(input, reasons);
  return reasons;
}

type Fields = Readonly<Record<string, unknown>>;

/** Checks a nested object; each reason states its location. */
function inside(
  where: string,
  value: unknown,
  check: (value: Fields, reasons: string[]) => void,
  reasons: string[],
): void {
  const own: string[] = [];
  if (isObject(value)) check(value, own);
  else own.push("must be an object");
  reasons.push(...own.map((reason) => (isObject(value) ? `${where}: ${reason}` : `${where} ${reason}`)));
}

function checkMoment(moment: Fields, reasons: string[]): void {
  const { transcript, audioUrl, avatarId, voiceId, gestureSlug, zoom, broll } = moment;
  checkKnownFields(
    moment,
    ["transcript", "audioUrl", "avatarId", "voiceId", "gestureSlug", "zoom", "broll"],
    reasons,
  );
  if ((transcript === undefined) === (audioUrl === undefined))
    reasons.push("must have exactly one of transcript and audioUrl");
  if (transcript !== undefined) checkTranscript(transcript, reasons);
  if (audioUrl !== undefined) checkUrl(audioUrl, "audioUrl", ["https:", "http:"], reasons);
  checkText(avatarId, "avatarId", 1, Infinity, reasons);
  if (voiceId !== undefined) checkText(voiceId, "voiceId", 1, Infinity, reasons);
  if (gestureSlug !== undefined) checkText(gestureSlug, "gestureSlug", 1, Infinity, reasons);
  if (zoom !== undefined) inside("zoom", zoom, checkZoom, reasons);
  if (broll !== undefined) inside("broll", broll, checkBroll, reasons);
}

function checkTranscript(transcript: unknown, reasons: string[]): void {
  const { most, otherPage } = transcriptLimits;
  const length = typeof transcript === "string" ? lengthOf(transcript) : undefined;
  if (length === undefined || length === 0)
    reasons.push("transcript must be a string of at least 1 character");
  else if (length > most) {
    reasons.push(
      `transcript has ${length} characters; the limit is ${most} (${otherPage} on another of Argil's pages): ` +
        "split it into several moments",
    );
  }
}

function checkZoom(zoom: Fields, reasons: string[]): void {
  checkKnownFields(zoom, ["level"], reasons);
  const { level } = zoom;
  if (typeof level !== "number" || !(level > 0 && level < Infinity))
    reasons.push("level must be a number greater than 0");
}

function checkBroll(broll: Fields, reasons: string[]): void {
  checkKnownFields(broll, ["type", "assetId"], reasons);
  for (const name of ["type", "assetId"])
    if (broll[name] !== undefined) checkText(broll[name], name, 1, Infinity, reasons);
}

function checkSubtitles(subtitles: Fields, reasons: string[]): void {
  checkKnownFields(subtitles, ["enable", "styleId", "position", "size"], reasons);
  checkEnable(subtitles, reasons);
  const { styleId } = subtitles;
  if (styleId !== undefined) checkText(styleId, "styleId", 1, Infinity, reasons);
  for (const name of ["position", "size"] as const) checkChoice(subtitles, name, reasons);
}

function checkAutoBrolls(autoBrolls: Fields, reasons: string[]): void {
  checkKnownFields(autoBrolls, ["enable", "source", "intensity", "layout"], reasons);
  checkEnable(autoBrolls, reasons);
  for (const name of ["source", "intensity"] as const) checkChoice(autoBrolls, name, reasons, true);
  checkChoice(autoBrolls, "layout", reasons);
}

function checkMusic(music: Fields, reasons: string[]): void {
  checkKnownFields(music, ["assetId", "volume"], reasons);
  const { assetId, volume } = music;
  checkText(assetId, "assetId", 1, Infinity, reasons);
  if (volume !== undefined && !(typeof volume === "number" && volume >= 0 && volume <= 1))
    reasons.push("volume must be a number from 0 to 1");
}

function checkEnable({ enable }: Fields, reasons: string[]): void {
  if (typeof enable !== "boolean") reasons.push("enable must be true or false");
}

function checkChoice(input: Fields, name: keyof typeof choices, reasons: string[], required = false): void {
  const known: readonly unknown[] = choices[name];
  if (input[name] === undefined ? required : !known.includes(input[name]))
    reasons.push(`${name} must be one of ${known.join(", ")}`);
}

/** Converts list parameters to a query, with the filter as JSON. @throws InvalidInputError */
export function listQuery(given: ArgilVideoListParams | undefined): ArgilVideoQuery | undefined {
  // The list itself rejects anything but an object.
  if (!isObject(given)) return given as undefined;
  const { extrasFilter, ...params }: ArgilVideoListParams = given;
  if (extrasFilter === undefined) return params;
  const reasons: string[] = [];
  checkFilter(extrasFilter, "extrasFilter", reasons);
  assertValid(profile.name, reasons);
  return { ...params, extrasFilter: JSON.stringify(extrasFilter) };
}

/** @throws InvalidInputError unless the search has a name or extras. */
export function checkSearch(search: Exclude<ArgilVideoSearch, { idempotencyKey: string }>): void {
  const reasons: string[] = [];
  if (checkKnownFields(search, ["name", "extras", "since"], reasons)) {
    const { name, extras, since } = search;
    if (name === undefined && extras === undefined) reasons.push("give a name, extras or both");
    if (name !== undefined) checkNameText(name, "name", nameRules, reasons);
    if (extras !== undefined) checkFilter(extras, "extras", reasons);
    if (since !== undefined && !(since instanceof Date && !Number.isNaN(since.getTime())))
      reasons.push("since must be a valid Date");
  }
  assertValid(profile.name, reasons);
}

function checkFilter(filter: unknown, name: string, reasons: string[]): void {
  const entries = isObject(filter) ? Object.values(filter) : [];
  if (entries.length === 0 || entries.some((value) => typeof value !== "string"))
    reasons.push(`${name} must be an object of strings with at least one entry`);
}
