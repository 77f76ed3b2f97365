import { isObject, stringField } from "../../../core/input/fields.ts";
import type { ProtofaceSession, ProtofaceSessionInput } from "../../../vendors/protoface/types.ts";
import { problem } from "../../http/answer.ts";
import { type Build, stamp } from "../../state/builds.ts";
import { Shelf } from "../../state/shelf.ts";
import { buildTime, type Operate, type Surroundings } from "../vendor.ts";
import { answer, missing } from "./answers.ts";
import { newId, pageOf } from "./page.ts";
import { refuseConflict, refuseProtoface, refuseTransport } from "./refusals.ts";

/** A session as stored by the sandbox. */
interface SessionItem {
  readonly id: string;
  readonly input: ProtofaceSessionInput;
  readonly createdAt: number;
  /** Ends when the session starts to run. */
  readonly build: Build;
  endedAt?: number;
}

function statusOf({ build, endedAt }: SessionItem, now: number): ProtofaceSession["status"] {
  if (build.outcome === "failed" && now >= build.endsAt) return "failed";
  if (endedAt !== undefined) return endedAt < build.endsAt ? "canceled" : "ended";
  return now < build.endsAt ? "queued" : "running";
}

function show(item: SessionItem, now: number) {
  const { id, input, createdAt, build, endedAt } = item;
  const { avatar_id, transport, quality = "standard", metadata = {} } = input;
  const shown = "worker_token" in transport ? { ...transport, worker_token: "[redacted]" } : transport;
  const ran = build.outcome === "failed" ? 0 : Math.max(0, (endedAt ?? now) - build.endsAt);
  return {
    id,
    object: "session",
    status: statusOf(item, now),
    avatar_id,
    transport: shown,
    quality,
    max_duration_seconds: input.max_duration_seconds ?? 600,
    idle_timeout_seconds: input.idle_timeout_seconds ?? 30,
    metadata,
    created_at: stamp(createdAt),
    billing_surface: "api",
    started_at: ran > 0 ? stamp(build.endsAt) : null,
    ended_at: endedAt === undefined ? null : stamp(endedAt),
    usage: { billable_seconds: Math.floor(ran / 1000), frames: Math.floor(ran / 40) },
  } satisfies ProtofaceSession;
}

/** Protoface's sessions: they start to run after the time of a build, and run until they are ended. */
export function protofaceSessions(
  around: Surroundings,
  /** Undefined for an unknown id. */
  avatarStatus: (id: string) => string | undefined,
): Readonly<Record<string, Operate>> {
  const shelf = new Shelf<SessionItem>();
  const now = () => around.clock.now();
  around.inventory.track("session", shelf, (item, at) => ({
    name: `with ${item.input.avatar_id}`,
    status: statusOf(item, at),
    createdAt: item.createdAt,
    ...(item.endedAt === undefined ? { build: item.build } : { idle: true }),
  }));

  return {
    "POST /v1/sessions"(call) {
      const input = (call.body.kind === "json" ? call.body.value : {}) as ProtofaceSessionInput;
      const type = isObject(input.transport) ? stringField(input.transport, "type") : undefined;
      if (type !== "livekit") return refuseTransport();
      const status = avatarStatus(input.avatar_id);
      if (status === undefined) return missing("avatar");
      if (status !== "ready") return refuseConflict("avatar_not_ready", `The avatar is ${status}.`);
      const createdAt = now();
      const build: Build = { endsAt: createdAt + buildTime(around, call), outcome: "ready" };
      return answer(201, show(shelf.add({ id: newId("sess"), input, createdAt, build }), createdAt - 1));
    },
    "GET /v1/sessions"({ query }) {
      const active = ["created", "queued", "starting", "running", "ending"];
      const asked = query.getAll("status");
      const unknown = asked.find(
        (status) => ![...active, "ended", "failed", "canceled", "active", "terminal"].includes(status),
      );
      if (unknown !== undefined)
        return refuseProtoface(problem("malformed", "status", `${unknown} is not a status.`));
      const matches = (item: SessionItem): boolean => {
        const status = statusOf(item, now());
        const group = active.includes(status) ? "active" : "terminal";
        const avatar = query.get("avatar_id") ?? item.input.avatar_id;
        return (
          avatar === item.input.avatar_id &&
          (asked.length === 0 || asked.includes(status) || asked.includes(group))
        );
      };
      const page = pageOf(shelf, query, (item) => show(item, now()), matches);
      const message = "starting_after is not the id of a session.";
      return page ? answer(200, page) : refuseProtoface(problem("invalid", "starting_after", message));
    },
    "GET /v1/sessions/{session_id}"({ id }) {
      const item = shelf.get(id);
      return item ? answer(200, show(item, now())) : missing("session");
    },
    "POST /v1/sessions/{session_id}/end"({ id }) {
      const item = shelf.get(id);
      if (!item) return missing("session");
      item.endedAt ??= now();
      return answer(200, show(item, now()));
    },
  };
}
