/**
 * A fetch that lets a request that is under way end, and sends no other once the user wants to stop: what a create made
 * is known only from its answer.
 */
export function unlessStopped(user: AbortSignal, stop: AbortController): typeof fetch {
  return async (input, init) => {
    if (user.aborted) {
      stop.abort(user.reason);
      throw user.reason;
    }
    return await fetch(input, init);
  };
}
