import {
  type Problem,
  type ProblemKind,
  retryAfter,
  type SandboxAnswer,
  sentence,
} from "../../http/answer.ts";

const answers: Readonly<Record<ProblemKind, { status: number; error: string }>> = {
  unauthorized: { status: 401, error: "The API key is not valid" },
  "not-found": { status: 404, error: "Avatar not found" },
  method: { status: 405, error: "Method not allowed" },
  malformed: { status: 400, error: "The body could not be read" },
  invalid: { status: 400, error: "Validation failed" },
  stock: { status: 403, error: "Not allowed" },
  unprocessable: { status: 422, error: "The image could not be processed" },
  moderated: { status: 422, error: "The image was rejected by moderation" },
  "rate-limit": { status: 429, error: "Rate limit reached" },
  quota: { status: 403, error: "The plan does not allow one-shot avatars" },
  slots: { status: 403, error: "The plan's limit of one-shot avatars is reached" },
  crash: { status: 500, error: "Internal server error" },
  unavailable: { status: 503, error: "Service unavailable" },
};

/** Anam's error body, as documented for its meetings operations; the avatar pages document only status codes. */
export function refuseAnam(problem: Problem): SandboxAnswer {
  const { status, error } = answers[problem.kind];
  const { details } = problem;
  return {
    status,
    headers: problem.kind === "rate-limit" || problem.kind === "unavailable" ? retryAfter : {},
    body:
      problem.kind === "invalid" && details
        ? {
            error,
            details: details.map(({ path, message, code }) => ({ path, message, code: code ?? "custom" })),
            summary: sentence(problem, error),
          }
        : { error: sentence(problem, error) },
  };
}
