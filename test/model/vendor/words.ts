import { parseMultipart } from "../../../scripts/common/multipart.ts";
import type { VendorName } from "../../../src/index.ts";
import type { FailureBody } from "../plan/schedule.ts";
import type { Asked, Avatar } from "./records.ts";

/** The entry in Argil's `extras` that holds a key. */
export const keyEntry = "avatar-clients:idempotency-key";

export const created: Record<VendorName, number> = { anam: 201, protoface: 202, argil: 201 };

/** @throws if the vendor does not accept the body. */
export function readAsked(vendor: VendorName, type: string | undefined, body: Buffer): Asked {
  if (type?.startsWith("application/json")) {
    const json = JSON.parse(body.toString("utf8"));
    const picture: string = json.imageUrl ?? json.datasetImage?.url ?? decode(json.datasetImage?.base64);
    return {
      name: (vendor === "anam" ? json.displayName : json.name) ?? "",
      key: json.extras?.[keyEntry],
      mark: findMark(picture),
    };
  }
  const parts = parseMultipart(body, type);
  const part = (name: string) => parts.find((each) => each.name === name)?.bytes;
  const field = vendor === "anam" ? "displayName" : "name";
  const picture = part("imageFile") ?? part("image") ?? part("imageUrl");
  return {
    name: part(field)?.toString("utf8") ?? "",
    key: undefined,
    mark: findMark(picture?.toString("latin1") ?? ""),
  };
}

function decode(uri: string | undefined): string {
  return Buffer.from(uri?.split(",")[1] ?? "", "base64").toString("latin1");
}

function findMark(text: string): Asked["mark"] {
  const [, call, input] = /mark-(\d+)-(\d+)\./.exec(text) ?? [];
  return call === undefined ? undefined : { call: Number(call), input: Number(input) };
}

/** An avatar as the vendor shows it. */
export function showAvatar(
  vendor: VendorName,
  avatar: Avatar,
  state: "building" | "ready" | "failed",
): object {
  const { id, name, createdAt } = avatar;
  if (vendor === "anam") {
    // Anam has no status for a failed build.
    const videoUrl = state === "ready" ? `https://cdn.example/${id}.mp4` : null;
    return { id, displayName: name, createdAt, updatedAt: createdAt, videoUrl };
  }
  if (vendor === "protoface") {
    const status = state === "building" ? "processing" : state;
    const failure_reason = state === "failed" ? "no face" : null;
    const rest = { runtime_type: "avtr1", is_demo: avatar.stock, created_at: createdAt, failure_reason };
    return { id, object: "avatar", name, status, ...rest };
  }
  const status = { building: "TRAINING", ready: "IDLE", failed: "TRAINING_FAILED" }[state];
  const extras = avatar.key === undefined ? {} : { [keyEntry]: avatar.key };
  return { id, name, status, createdAt, updatedAt: createdAt, extras };
}

/** A video: a project until it is rendered. */
export function showVideo(
  { id, name, key, createdAt, renderedAt, fails }: Avatar,
  now: number,
  lastsMs: number,
): object {
  const over = renderedAt !== undefined && now >= renderedAt + lastsMs;
  const end = fails ? "FAILED" : "DONE";
  const status = renderedAt === undefined ? "IDLE" : over ? end : "GENERATING_VIDEO";
  const updatedAt = renderedAt === undefined ? createdAt : new Date(renderedAt).toISOString();
  const extras = key === undefined ? {} : { [keyEntry]: key };
  const videoUrl = status === "DONE" ? `https://cdn.example/${id}.mp4` : undefined;
  return { id, name, status, createdAt, updatedAt, extras, videoUrl };
}

/** The text and type of a failure response. */
export function wordFailure(
  vendor: VendorName,
  status: number,
  body: FailureBody,
  echo: string,
): { text: string; type: string } {
  if (body === "empty") return { text: "", type: "text/plain" };
  if (body === "HTML") return { text: `<html><h1>${status}</h1>${echo}</html>`, type: "text/html" };
  const type = "application/json";
  const message = `status ${status}${echo}`;
  if (vendor === "anam") return { text: JSON.stringify({ error: "Failed", message }), type };
  if (vendor === "argil") return { text: JSON.stringify({ code: status, message }), type };
  const kind = body === "quota" || status === 402 ? "quota_exceeded" : protofaceTypes[status];
  const error = { type: kind ?? "invalid_request", code: "model", message, request_id: "req_1", param: null };
  return { text: JSON.stringify({ error }), type };
}

const protofaceTypes: Record<number, string> = {
  401: "authentication",
  403: "permission",
  404: "not_found",
  409: "conflict",
  422: "unprocessable",
  429: "rate_limit",
  500: "internal",
  502: "internal",
  503: "service_unavailable",
  504: "internal",
};
