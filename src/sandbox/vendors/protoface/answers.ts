import { problem, type SandboxAnswer } from "../../http/answer.ts";
import { refuseProtoface, requestId } from "./refusals.ts";

export function answer(status: number, body: unknown): SandboxAnswer {
  return { status, headers: { "x-request-id": requestId() }, body };
}

/** The 404 for an id that nothing has. */
export function missing(kind: "avatar" | "asset" | "run" | "session"): SandboxAnswer {
  return refuseProtoface(
    problem("not-found", `${kind}_id`, `There is no such ${kind}.`, `${kind}_not_found`),
  );
}
