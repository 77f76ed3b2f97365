import { problem, type SandboxAnswer } from "../../http/answer.ts";
import { refuseProtoface, requestId } from "./refusals.ts";

export function answer(status: number, body: unknown): SandboxAnswer {
  return { status, headers: { "x-request-id": requestId() }, body };
}

/** The 404 for an unknown id. */
export function missing(kind: "avatar" | "asset" | "run" | "session"): SandboxAnswer {
  return refuseProtoface(
    problem("not-found", `${kind}_id`, `The ${kind} does not exist.`, `${kind}_not_found`),
  );
}
