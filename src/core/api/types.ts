import type { Middleware } from "openapi-fetch";

/** What the options of an openapi-fetch call hold of use here. */
export interface ApiCallOptions {
  headers?: unknown;
  baseUrl?: string;
  params?: { path?: unknown };
  parseAs?: string;
  signal?: AbortSignal;
  fetch?: (request: Request) => Promise<Response>;
  middleware?: Middleware[];
}

/** openapi-fetch's `request`, whatever the document. */
export type ApiRequestCall = (method: string, path: string, options: ApiCallOptions) => Promise<unknown>;
