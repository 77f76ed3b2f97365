import type { Client, Middleware } from "openapi-fetch";
import type { ApiCallOptions, ApiRequestCall } from "./types.ts";

const methods = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"];

/**
 * An openapi-fetch client over a vendor's whole document, on the same transport as the wrappers.
 *
 * HTTP failures come back as `{ error }`, as openapi-fetch has it. It rejects on refused input, on no answer, on a lost
 * create, on a redirect and on a success that is not JSON. A body with a `Blob` in it is sent as multipart/form-data.
 *
 * `load` gives the calls, and with them openapi-fetch: most programs get by with the wrappers.
 */
export function createApi<Paths extends object>(
  load: (options: ApiCallOptions) => Promise<ApiRequestCall>,
): Client<Paths> {
  const middlewares: Middleware[] = [];

  async function request(method: string, path: string, options: ApiCallOptions = {}): Promise<unknown> {
    // As they stand now: what `use` adds while the module loads is for later calls.
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
