import { isObject, lengthOf, stringField } from "../../../core/input/fields.ts";
import { transcriptLimits } from "../../../vendors/argil/limits.ts";
import type { ArgilVideo, ArgilWebhook } from "../../../vendors/argil/types.ts";
import { problem, type SandboxAnswer } from "../../http/answer.ts";
import { textOf } from "../../http/body.ts";
import { type Build, endBuild, justMade, outcomeOf, stamp, stateOf } from "../../state/builds.ts";
import { callbackProblem } from "../../state/callback-url.ts";
import { clipWith } from "../../state/clip-with.ts";
import { Shelf } from "../../state/shelf.ts";
import type { Storage } from "../../state/storage.ts";
import { buildTime, type Operate, type Surroundings } from "../vendor.ts";
import { refuseArgil } from "./refusals.ts";

/** What videos need from the rest of the sandboxed Argil. */
interface Neighbours {
  storage: Storage;
  /** Whether an avatar can be used. */
  isReady(avatarId: string): boolean;
  /** The URLs subscribed to the event. */
  listeners(event: ArgilWebhook["events"][number]): string[];
}

type Moments = NonNullable<ArgilVideo["moments"]>;

interface Render extends Build {
  readonly startedAt: number;
  /** The URL of its file, if it gets one. */
  readonly videoUrl: string;
}

/** A video as stored by the sandbox. */
interface VideoItem {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
  readonly moments: Moments;
  readonly aspectRatio: NonNullable<ArgilVideo["aspectRatio"]>;
  readonly extras: Readonly<Record<string, string>>;
  /** The last render. */
  render?: Render;
}

const fileKey = (id: string) => `videos/${id}.mp4`;

function statusOf({ render }: VideoItem, now: number): NonNullable<ArgilVideo["status"]> {
  if (!render) return "IDLE";
  const state = stateOf(render, now);
  if (state !== "building") return state === "ready" ? "DONE" : "FAILED";
  return now * 2 < render.startedAt + render.endsAt ? "GENERATING_AUDIO" : "GENERATING_VIDEO";
}

function show(item: VideoItem, now: number) {
  const { id, name, createdAt, moments, aspectRatio, extras, render } = item;
  const status = statusOf(item, now);
  const changedAt = render && (now < render.endsAt ? render.startedAt : render.endsAt);
  return {
    id,
    name,
    createdAt: stamp(createdAt),
    updatedAt: stamp(changedAt ?? createdAt),
    status,
    moments,
    ...(status === "DONE" && { videoUrl: render?.videoUrl ?? "" }),
    aspectRatio,
    extras: { ...extras },
  } satisfies ArgilVideo;
}

/**
 * Argil's videos: a project stays `IDLE` until it is rendered, and then ends `DONE` or `FAILED`, depending on the name. Its
 * file is the sandbox's clip with the script appended, which players ignore.
 */
export function argilVideos(
  around: Surroundings,
  { storage, isReady, listeners }: Neighbours,
): Readonly<Record<string, Operate>> {
  const shelf = new Shelf<VideoItem>();
  const now = () => around.clock.now();
  around.inventory.track("video", shelf, (item, at) => {
    const { id, name, createdAt, render } = item;
    const about = { name, status: statusOf(item, at), createdAt };
    return render
      ? { ...about, beganAt: render.startedAt, build: render, result: fileKey(id) }
      : { ...about, idle: true };
  });
  const missing = () => refuseArgil({ kind: "not-found" });

  function announce(item: VideoItem, callbackUrl: string | undefined): void {
    const { id, name, extras, videoUrl } = { videoUrl: undefined, ...show(item, now()) };
    const event = videoUrl === undefined ? "VIDEO_GENERATION_FAILED" : "VIDEO_GENERATION_SUCCESS";
    const urls = [...listeners(event), ...(callbackUrl === undefined ? [] : [callbackUrl])];
    for (const url of urls) around.deliver(url, event, { videoId: id, videoName: name, videoUrl, extras });
  }

  return {
    "GET /videos"({ query }) {
      const matches = matcherOf(query);
      if (!matches) return refuseArgil(problem("invalid", "extrasFilter", "extrasFilter must be JSON"));
      const all = shelf.newest().filter(matches);
      const [page, limit] = [Number(query.get("page") ?? 1), Number(query.get("limit") ?? 10)];
      const videos = all.slice((page - 1) * limit, page * limit).map((item) => show(item, now()));
      const totalPages = Math.ceil(all.length / limit);
      const body = { totalItems: all.length, totalPages, currentPage: page, itemsPerPage: limit, videos };
      return { status: 200, body };
    },
    "GET /videos/{id}"({ id }) {
      const item = shelf.get(id);
      return item ? { status: 200, body: show(item, now()) } : missing();
    },
    "POST /videos"({ body }) {
      const value = body.kind === "json" && isObject(body.value) ? body.value : {};
      const moments = Array.isArray(value.moments) ? (value.moments as Moments) : [];
      const wrong = moments.length === 0 ? "moments must not be empty" : moments.flatMap(faultsOf)[0];
      if (wrong) return refuseArgil(problem("invalid", "moments", wrong));
      const strange = moments.find(({ avatarId = "" }) => !isReady(avatarId));
      if (strange)
        return refuseArgil(problem("invalid", "moments", `avatar ${strange.avatarId} is not ready`));
      const item = shelf.add({
        id: crypto.randomUUID(),
        name: stringField(value, "name") ?? "",
        createdAt: now(),
        moments,
        aspectRatio: stringField(value, "aspectRatio") ?? "16:9",
        extras: extrasOf(value.extras),
      });
      return { status: 201, body: show(item, justMade) };
    },
    async "POST /videos/{id}/render"(call): Promise<SandboxAnswer> {
      const item = shelf.get(call.id);
      if (!item) return missing();
      const callbackUrl = textOf(call.body, "callbackUrl");
      const wrong = callbackUrl === undefined ? undefined : callbackProblem(callbackUrl);
      if (wrong) return refuseArgil(problem("invalid", "callbackUrl", wrong));
      const file = await fileOf(item);
      const startedAt = now();
      // A render in progress is not started twice.
      if (item.render && startedAt < item.render.endsAt) return { status: 200, body: show(item, startedAt) };
      const takes = buildTime(around, call);
      const videoUrl = storage.keep(call.origin, fileKey(item.id), "video/mp4", file);
      const render: Render = {
        startedAt,
        endsAt: startedAt + takes,
        outcome: outcomeOf(item.name),
        videoUrl,
        ended: () => shelf.get(item.id) && announce(item, callbackUrl),
      };
      item.render = render;
      around.after(takes, () => endBuild(render, now()));
      return { status: 200, body: show(item, justMade) };
    },
    "DELETE /videos/{id}"({ id }) {
      if (!shelf.get(id)) return missing();
      shelf.erase(id);
      return { status: 200, body: { message: "Video deleted" } };
    },
  };
}

/** Checks the rules for a moment that are not in the schema. */
function faultsOf({ transcript, audioUrl }: Moments[number]): string[] {
  const { max } = transcriptLimits;
  if ((transcript === undefined) === (audioUrl === undefined))
    return ["a moment must have exactly one of transcript and audioUrl"];
  return lengthOf(transcript ?? "") > max ? [`a transcript must have at most ${max} characters`] : [];
}

function extrasOf(extras: unknown): Record<string, string> {
  const entries = Object.entries(isObject(extras) ? extras : {});
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}

/** Whether a video matches a list's filter; undefined if the filter cannot be parsed. */
function matcherOf(query: URLSearchParams): ((item: VideoItem) => boolean) | undefined {
  const name = query.get("nameSearchQuery")?.toLowerCase() ?? "";
  const [avatarId, voiceId] = [query.get("avatarId"), query.get("voiceId")];
  let extras: unknown;
  try {
    extras = JSON.parse(query.get("extrasFilter") ?? "{}");
  } catch {
    return undefined;
  }
  if (!isObject(extras)) return undefined;
  return (item) =>
    item.name.toLowerCase().includes(name) &&
    (avatarId === null || item.moments.some((moment) => moment.avatarId === avatarId)) &&
    (voiceId === null || item.moments.some((moment) => moment.voiceId === voiceId)) &&
    Object.entries(extras).every(([entry, value]) => item.extras[entry] === value);
}

function fileOf({ name, moments }: VideoItem): Promise<Uint8Array<ArrayBuffer>> {
  const script = moments.map(({ transcript, audioUrl }) => transcript ?? audioUrl).join("\n");
  return clipWith(`${name}\n\n${script}\n`);
}
