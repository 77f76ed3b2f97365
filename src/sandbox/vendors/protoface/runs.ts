import { isObject } from "../../../core/input/fields.ts";
import type {
  ProtofaceQueuedRun,
  ProtofaceRun,
  ProtofaceRunEvent,
} from "../../../vendors/protoface/types.ts";
import { problem } from "../../http/answer.ts";
import { type Build, outcomeOf, stamp, stateOf } from "../../state/builds.ts";
import { Shelf } from "../../state/shelf.ts";
import type { Storage } from "../../state/storage.ts";
import { buildTime, type Operate, type Surroundings } from "../vendor.ts";
import { answer, missing } from "./answers.ts";
import type { AssetItem } from "./assets.ts";
import { newId, pageOf } from "./page.ts";
import { refuseProtoface } from "./refusals.ts";

/** A run as the sandbox keeps it. */
interface RunItem extends Build {
  readonly id: string;
  readonly model: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly createdAt: number;
  readonly startsAt: number;
  canceledAt?: number;
  /** What the storage host gave for its file. */
  url?: string;
}

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
 * Protoface's runs: they queue for a third of their time. Any text of the input decides as the name of an avatar does, and an
 * input that was uploaded as unknown bytes fails. The output begins like an MP4 and holds the input, which no player shows.
 */
export function protofaceRuns(
  around: Surroundings,
  { assets, storage }: { assets: Shelf<AssetItem>; storage: Storage },
): Readonly<Record<string, Operate>> {
  const shelf = new Shelf<RunItem>();
  const now = () => around.clock.now();

  function fileOf(run: RunItem, host: string) {
    const bytes = new TextEncoder().encode(`\0\0\0\x18ftypmp42${JSON.stringify(run.input)}`);
    run.url ??= storage.keep(host, `runs/${run.id}.mp4`, "video/mp4", bytes);
    return { url: run.url, content_type: "video/mp4", file_name: "out.mp4", file_size: bytes.byteLength };
  }

  function show(run: RunItem, host: string) {
    const { id, model, createdAt, startsAt, endsAt, canceledAt } = run;
    const status = statusOf(run, now());
    const started = canceledAt === undefined ? now() >= startsAt : canceledAt >= startsAt;
    const file = status === "completed" ? fileOf(run, host) : undefined;
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

  function receipt({ id, model, createdAt }: RunItem, host: string) {
    const { reserved, charged } = credits;
    const url = `http://${host}/v1/runs/${id}`;
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
    const status = statusOf(run, now());
    const ends: Status[] = ["completed", "failed", "canceled"];
    const events: [type: string, at: number][] = [["run.queued", createdAt]];
    if ((canceledAt ?? now()) >= startsAt) events.push(["run.started", startsAt]);
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
    "POST /v1/run/{model_id}"(call) {
      const { id: model, body, host } = call;
      const input = body.kind === "json" && isObject(body.value) ? body.value : {};
      const used = textsIn(input).filter((text) => text.startsWith("asset_"));
      const unknown = used.find((id) => !assets.get(id));
      if (unknown !== undefined)
        return refuseProtoface(problem("invalid", "input", `There is no asset ${unknown}.`));
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
      });
      return answer(202, receipt(run, host));
    },
    "GET /v1/runs"({ query, host }) {
      const page = pageOf(shelf, query, (run) => show(run, host));
      const message = "starting_after is not the id of a run.";
      return page ? answer(200, page) : refuseProtoface(problem("invalid", "starting_after", message));
    },
    "GET /v1/runs/{run_id}"({ id, host }) {
      const run = shelf.get(id);
      return run ? answer(200, show(run, host)) : missing("run");
    },
    "POST /v1/runs/{run_id}/cancel"({ id, host }) {
      const run = shelf.get(id);
      if (!run) return missing("run");
      if (["queued", "running"].includes(statusOf(run, now()))) run.canceledAt = now();
      return answer(200, show(run, host));
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

/** Every text in what a model was given. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
