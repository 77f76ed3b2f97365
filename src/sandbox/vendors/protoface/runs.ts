import { isObject } from "../../../core/input/fields.ts";
import type {
  ProtofaceQueuedRun,
  ProtofaceRun,
  ProtofaceRunEvent,
} from "../../../vendors/protoface/types.ts";
import { problem } from "../../http/answer.ts";
import { type Build, outcomeOf, stamp, stateOf } from "../../state/builds.ts";
import { clipWith } from "../../state/clip-with.ts";
import { Shelf } from "../../state/shelf.ts";
import type { Storage } from "../../state/storage.ts";
import { buildTime, type Operate, type Surroundings } from "../vendor.ts";
import { answer, missing } from "./answers.ts";
import type { AssetItem } from "./assets.ts";
import { newId, pageOf } from "./page.ts";
import { refuseProtoface } from "./refusals.ts";

/** A run as stored by the sandbox. */
interface RunItem extends Build {
  readonly id: string;
  readonly model: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly createdAt: number;
  readonly startsAt: number;
  /** The output once it is completed. */
  readonly file: Uint8Array<ArrayBuffer>;
  canceledAt?: number;
  /** The storage URL of its file. */
  url?: string;
}

const fileKey = (id: string) => `runs/${id}.mp4`;
const credits = { reserved: 20, charged: 12 };
const revision = { model_revision: "1", operation: "generate" };
const pricing_version = "2026-07";

type Status = "queued" | "running" | "completed" | "failed" | "canceled";

function statusOf(run: RunItem, now: number): Status {
  if (run.canceledAt !== undefined) return "canceled";
  if (now < run.startsAt) return "queued";
  const state = stateOf(run, now);
  if (state === "building") return "running";
  return state === "ready" ? "completed" : "failed";
}

/**
 * Protoface's runs: they spend a third of their time in the queue. Any string in the input decides the outcome, like an
 * avatar's name, and an asset uploaded with an unknown type makes the run fail. The output is the sandbox's clip with the input
 * appended.
 */
export function protofaceRuns(
  around: Surroundings,
  { assets, storage }: { assets: Shelf<AssetItem>; storage: Storage },
): Readonly<Record<string, Operate>> {
  const shelf = new Shelf<RunItem>();
  const now = () => around.clock.now();

  around.inventory.track("run", shelf, (run, at) => ({
    name: run.model,
    status: statusOf(run, at),
    createdAt: run.createdAt,
    ...(run.canceledAt === undefined ? { build: run } : { idle: true }),
    result: fileKey(run.id),
  }));

  function fileOf(run: RunItem, origin: string) {
    run.url ??= storage.keep(origin, fileKey(run.id), "video/mp4", run.file);
    return { url: run.url, content_type: "video/mp4", file_name: "out.mp4", file_size: run.file.byteLength };
  }

  function show(run: RunItem, origin: string) {
    const { id, model, createdAt, startsAt, endsAt, canceledAt } = run;
    const status = statusOf(run, now());
    const started = (canceledAt ?? Math.min(now(), endsAt)) >= startsAt;
    const file = status === "completed" ? fileOf(run, origin) : undefined;
    const charged = status === "completed" || (status === "canceled" && started) ? credits.charged : 0;
    const end = canceledAt ?? (now() >= endsAt ? endsAt : undefined);
    return {
      id,
      object: "run",
      model,
      ...revision,
      status,
      progress: file ? 100 : 0,
      outputs: file ? [{ role: "video", modality: "video", type: "asset", asset_id: null, file }] : [],
      credits: { pricing_version, reserved: credits.reserved, charged },
      error:
        status === "failed" ? { code: "provider.failed", message: "The input could not be used." } : null,
      metadata: {},
      external_id: null,
      created_at: stamp(createdAt),
      started_at: started ? stamp(startsAt) : null,
      completed_at: end === undefined ? null : stamp(end),
    } satisfies ProtofaceRun;
  }

  function receipt({ id, model, createdAt }: RunItem, origin: string) {
    const { reserved, charged } = credits;
    const url = `${origin}/v1/runs/${id}`;
    return {
      id,
      object: "run",
      model,
      ...revision,
      status: "queued",
      queue_position: 1,
      credit_estimate: {
        pricing_version,
        estimated_credits: charged,
        maximum_reserved_credits: reserved,
        lines: [],
      },
      status_url: `${url}/status`,
      response_url: url,
      created_at: stamp(createdAt),
    } satisfies ProtofaceQueuedRun;
  }

  function eventsOf(run: RunItem): ProtofaceRunEvent[] {
    const { id, createdAt, startsAt, endsAt, canceledAt } = run;
    const until = canceledAt ?? Math.min(now(), endsAt);
    const status = statusOf(run, now());
    const ends: Status[] = ["completed", "failed", "canceled"];
    const events: [type: string, at: number][] = [["run.queued", createdAt]];
    if (until >= startsAt) events.push(["run.started", startsAt]);
    if (ends.includes(status)) events.push([`run.${status}`, canceledAt ?? endsAt]);
    return events.map(([type, at], index) => ({
      id: `${id}-${index + 1}`,
      sequence: index + 1,
      type,
      part_id: null,
      data: {},
      created_at: stamp(at),
    }));
  }

  return {
    async "POST /v1/run/{model_id}"(call) {
      const { id: model, body, origin } = call;
      const input = body.kind === "json" && isObject(body.value) ? body.value : {};
      const used = textsIn(input).filter((text) => text.startsWith("asset_"));
      const unknown = used.find((id) => !assets.get(id));
      if (unknown !== undefined)
        return refuseProtoface(problem("invalid", "input", `The asset ${unknown} does not exist.`));
      const opaque = used.some((id) => assets.get(id)?.mediaType === "application/octet-stream");
      const createdAt = now();
      const takes = buildTime(around, call);
      const outcome = outcomeOf(textsIn(input).join(" "));
      const run = shelf.add({
        id: newId("run"),
        model,
        input,
        createdAt,
        startsAt: createdAt + takes / 3,
        endsAt: createdAt + takes,
        outcome: opaque ? "failed" : outcome,
        file: await clipWith(JSON.stringify(input)),
      });
      return answer(202, receipt(run, origin));
    },
    "GET /v1/runs"({ query, origin }) {
      const page = pageOf(shelf, query, (run) => show(run, origin));
      const message = "starting_after is not the id of a run.";
      return page ? answer(200, page) : refuseProtoface(problem("invalid", "starting_after", message));
    },
    "GET /v1/runs/{run_id}"({ id, origin }) {
      const run = shelf.get(id);
      return run ? answer(200, show(run, origin)) : missing("run");
    },
    "POST /v1/runs/{run_id}/cancel"({ id, origin }) {
      const run = shelf.get(id);
      if (!run) return missing("run");
      if (["queued", "running"].includes(statusOf(run, now()))) run.canceledAt = now();
      return answer(200, show(run, origin));
    },
    "GET /v1/runs/{run_id}/events"({ id, query }) {
      const run = shelf.get(id);
      if (!run) return missing("run");
      const after = Number(query.get("after") ?? 0);
      const rest = eventsOf(run).filter(({ sequence }) => sequence > after);
      const data = rest.slice(0, Number(query.get("limit") ?? 100));
      const has_more = rest.length > data.length;
      const next_cursor = has_more ? (data.at(-1)?.sequence ?? null) : null;
      return answer(200, { object: "list", data, has_more, next_cursor });
    },
  };
}

/** Every string in a model's input. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
