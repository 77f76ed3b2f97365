import type { Client, Middleware } from "openapi-fetch";
import type { ApiCallOptions, ApiRequestCall } from "./types.ts";

const methods = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"];

/**
 * An openapi-fetch client for a vendor's whole document, on the same transport as the wrappers.
 *
 * HTTP errors are returned as `{ error }`, as usual in openapi-fetch. It rejects for invalid input, a missing
 * response, a lost create, a redirect or a success that is not JSON. A body that contains a `Blob` is sent as
 * multipart/form-data.
 *
 * `load` imports the calls and openapi-fetch, which most programs never need.
 */
export function createApi<Paths extends object>(
  load: (options: ApiCallOptions) => Promise<ApiRequestCall>,
): Client<Paths> {
  const middlewares: Middleware[] = [];

  async function request(method: string, path: string, options: ApiCallOptions = {}): Promise<unknown> {
    // Copied now: middleware added while the module loads is for later calls.
    const middleware = [...middlewares, ...(options.middleware ?? [])];
    const call = await load(options);
    return call(method, path, { ...options, middleware });
  }

  const calls = methods.map((method) => [
    method,
    (path: string, options?: ApiCallOptions) => request(method, path, options),
  ]);
  const api: object = {
    request,
    ...Object.fromEntries(calls),
    use(...added: Middleware[]) {
      for (const each of added.filter(Boolean)) {
        checkMiddleware(each);
        middlewares.push(each);
      }
    },
    eject(...removed: Middleware[]) {
      for (const each of removed) {
        const at = middlewares.indexOf(each);
        if (at >= 0) middlewares.splice(at, 1);
      }
    },
  };
  return api as Client<Paths>;
}

function checkMiddleware(given: object): void {
  if (["onRequest", "onResponse", "onError"].some((name) => name in given)) return;
  throw new Error("middleware must be an object with onRequest, onResponse or onError");
}
