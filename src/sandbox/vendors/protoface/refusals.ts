import type { components } from "../../../vendors/protoface/types.ts";
import {
  type Problem,
  type ProblemKind,
  retryAfter,
  type SandboxAnswer,
  sentence,
} from "../../http/answer.ts";

type ErrorType = components["schemas"]["ErrorType"];

interface Row {
  status: number;
  type: ErrorType;
  code: string;
  message: string;
}

const answers: Readonly<Record<ProblemKind, Row>> = {
  unauthorized: row(401, "authentication", "invalid_api_key", "The API key is not valid."),
  "not-found": row(404, "not_found", "avatar_not_found", "The avatar does not exist."),
  method: row(405, "invalid_request", "method_not_allowed", "The method is not allowed here."),
  malformed: row(400, "invalid_request", "invalid_body", "The body could not be read."),
  invalid: row(422, "unprocessable", "validation_failed", "A parameter is not valid."),
  stock: row(400, "invalid_request", "stock_avatar", "Stock avatars cannot be deleted."),
  unprocessable: row(422, "unprocessable", "unsupported_image", "The image must be a PNG or a JPEG."),
  moderated: row(422, "unprocessable", "image_rejected", "The image was rejected."),
  "rate-limit": row(429, "rate_limit", "rate_limited", "Too many requests; slow down."),
  quota: row(402, "quota_exceeded", "insufficient_credit_balance", "The credit balance is too low."),
  slots: row(429, "quota_exceeded", "custom_avatar_slots_exhausted", "All custom avatar slots are taken."),
  crash: row(500, "internal", "internal_error", "Something went wrong."),
  unavailable: row(503, "service_unavailable", "service_unavailable", "The service is unavailable for now."),
};

function row(status: number, type: ErrorType, code: string, message: string): Row {
  return { status, type, code, message };
}

/** Included in the headers of every answer, and in the body of every error. */
export function requestId(): string {
  return `req_${crypto.randomUUID().replaceAll("-", "").toUpperCase().slice(0, 26)}`;
}

/** Kinds with their own codes; for other invalid input, Prism's codes are used. */
const withOwnCodes: ReadonlySet<ProblemKind> = new Set(["unprocessable", "not-found"]);

export function refuseProtoface(problem: Problem): SandboxAnswer {
  const given = answers[problem.kind];
  const [first] = problem.details ?? [];
  const limited = problem.kind === "rate-limit" || problem.kind === "unavailable";
  const code = (withOwnCodes.has(problem.kind) && first?.code) || given.code;
  const message = sentence(problem, given.message) || given.message;
  return envelope({ ...given, code, message }, first?.path || null, limited ? retryAfter : {});
}

/** A create that conflicts with the state of another resource. */
export function refuseConflict(code: string, message: string): SandboxAnswer {
  return envelope(row(409, "conflict", code, message), null);
}

/** A session with a transport that the document reserves for later. */
export function refuseTransport(): SandboxAnswer {
  const message = "The transport is not available.";
  return envelope(row(400, "invalid_request", "transport.unsupported", message), "transport.type");
}

/** Protoface's error envelope. */
function envelope(
  { status, type, code, message }: Row,
  param: string | null,
  headers: Readonly<Record<string, string>> = {},
): SandboxAnswer {
  const request_id = requestId();
  return {
    status,
    headers: { "x-request-id": request_id, ...headers },
    body: { error: { type, code, message, param, request_id } },
  };
}
