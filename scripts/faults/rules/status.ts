const classes: Readonly<Record<number, string>> = {
  400: "BadRequestError",
  401: "AuthenticationError",
  402: "QuotaExceededError",
  403: "PermissionDeniedError",
  404: "NotFoundError",
  409: "ConflictError",
  422: "UnprocessableError",
  429: "RateLimitError",
};

/** Name of the error class for a failure status. */
export function statusClass(status: number, quota = false): string {
  if (quota) return "QuotaExceededError";
  return classes[status] ?? (status >= 500 ? "ServerError" : "ApiError");
}

/** Statuses that may be gone the next time; the same rule for calls and for waits. */
export function isTransient(status: number): boolean {
  return [408, 425, 429].includes(status) || (status >= 500 && status !== 501 && status !== 505);
}

/** Errors after which whatever `createMany` sends next would be rejected as well. */
export function isFinal(outcome: string): boolean {
  return ["AuthenticationError", "QuotaExceededError", "PermissionDeniedError"].includes(outcome);
}
