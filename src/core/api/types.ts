import type { Middleware } from "openapi-fetch";

/** The options of an openapi-fetch call that are used here. */
export interface ApiCallOptions {
  headers?: unknown;
  baseUrl?: string;
  params?: { path?: unknown };
  parseAs?: string;
  signal?: AbortSignal;
  fetch?: (request: Request) => Promise<Response>;
  middleware?: Middleware[];
}

/** openapi-fetch's `request`, for any document. */
export type ApiRequestCall = (method: string, path: string, options: ApiCallOptions) => Promise<unknown>;
