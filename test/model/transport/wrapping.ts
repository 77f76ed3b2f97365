import type { Wrapping } from "../plan/schedule.ts";
import type { NodeHttp } from "./node-http.ts";

type Fetch = typeof globalThis.fetch;

const tries = 3;

/** What users and libraries wrap around a fetch or put in its place. */
export function wrap(fetch: Fetch, wrapping: Wrapping | undefined, http: NodeHttp): Fetch {
  switch (wrapping) {
    case undefined:
      return fetch;
    case "drops the signal":
      return (input, init) => fetch(input, { ...init, signal: null });
    case "node:http":
      return http.fetch;
    case "retries":
      return async (input, init) => {
        for (let left = tries - 1; ; left--) {
          try {
            const answer = await fetch(input, init);
            if (answer.status < 500 || left === 0) return answer;
            await answer.body?.cancel();
          } catch (error) {
            if (left === 0 || init?.signal?.aborted) throw error;
          }
        }
      };
  }
}

/** Numbers each POST that goes through, so that the vendor can tell which ones came from the same call of fetch. */
export function numberSends(fetch: Fetch, next: () => number): Fetch {
  return (input, init) => {
    if (init?.method !== "POST") return fetch(input, init);
    const headers = new Headers(init.headers);
    headers.set("x-model-send", String(next()));
    return fetch(input, { ...init, headers: Object.fromEntries(headers) });
  };
}
