import {
  type Problem,
  type ProblemKind,
  retryAfter,
  type SandboxAnswer,
  sentence,
} from "../../http/answer.ts";

/** Argil documents 400 and 404; the rest follows HTTP. */
const answers: Readonly<Record<ProblemKind, readonly [code: number, message: string]>> = {
  unauthorized: [401, "Invalid API key"],
  "not-found": [404, "Not found"],
  method: [405, "Method not allowed"],
  malformed: [400, "The body could not be read"],
  invalid: [400, "The request did not validate"],
  stock: [400, "This cannot be changed"],
  unprocessable: [400, "The image could not be processed"],
  moderated: [400, "The image was refused"],
  "rate-limit": [429, "Too many requests"],
  quota: [400, "Not enough credits"],
  slots: [400, "The plan's limit of avatars is reached"],
  crash: [500, "Internal server error"],
  unavailable: [503, "Service unavailable"],
};

export function refuseArgil(problem: Problem): SandboxAnswer {
  const [code, message] = answers[problem.kind];
  const limited = problem.kind === "rate-limit" || problem.kind === "unavailable";
  return {
    status: code,
    headers: limited ? retryAfter : {},
    body: { code, message: sentence(problem, message) },
  };
}
