import { expect } from "vitest";
import type { VendorName } from "../../src/index.ts";
import {
  type Sandbox,
  type SandboxOptions,
  type SandboxRequest,
  startSandbox,
} from "../../src/sandbox/index.ts";
import { dataUri, picture } from "./picture.ts";

export { dataUri, picture };

/** Members that tests read; each vendor's responses have some of them. */
export interface Seen {
  id: string;
  name: string;
  displayName: string;
  status: unknown;
  createdAt: string;
  updatedAt: string;
  videoUrl: unknown;
  activeVersion: unknown;
  thumbnailUrl: unknown;
  meta: unknown;
  /** In failures. */
  message: string;
  error: unknown;
  summary?: string;
}

export interface Answered {
  status: number;
  headers: Headers;
  body: Seen;
  /** In lists. */
  items: Seen[];
}

export interface Asking {
  body?: BodyInit | object;
  headers?: Record<string, string>;
  /** Default: the sandbox's key. */
  key?: string | null;
}

/** One vendor's sandbox, called over real HTTP without the clients. */
export interface Asked extends AsyncDisposable {
  sandbox: Sandbox;
  url: string;
  requests: readonly SandboxRequest[];
  ask(route: string, asking?: Asking): Promise<Answered>;
}

/** Starts one vendor; when disposed, checks that no response violated the document. */
export async function startOne(
  vendor: VendorName,
  options: Omit<SandboxOptions, "vendors"> = {},
): Promise<Asked> {
  const sandbox = await startSandbox({ ...options, vendors: [vendor] });
  const { url, apiKey, requests } = only(sandbox, vendor);
  return {
    sandbox,
    url,
    requests,
    async ask(route, { body, headers = {}, key = apiKey } = {}) {
      const [method = "", path = ""] = route.split(" ");
      const json = body !== undefined && isPlain(body);
      const response = await fetch(url + path, {
        method,
        headers: {
          ...(key !== null &&
            (vendor === "argil" ? { "x-api-key": key } : { authorization: `Bearer ${key}` })),
          ...(json && { "content-type": "application/json" }),
          ...headers,
        },
        ...(body !== undefined && { body: isPlain(body) ? JSON.stringify(body) : body }),
      });
      const text = await response.text();
      const type = response.headers.get("content-type") ?? "";
      const read = text === "" ? undefined : type.includes("json") ? JSON.parse(text) : text;
      const { status, headers: received } = response;
      return {
        status,
        headers: received,
        body: read,
        items: Array.isArray(read) ? read : (read?.data ?? []),
      };
    },
    async [Symbol.asyncDispose]() {
      await sandbox.close();
      expectValid(requests);
    },
  };
}

/** Checks that the document allows every response. */
export function expectValid(requests: readonly SandboxRequest[]): void {
  expect(requests.filter(({ violations, note }) => violations || note?.startsWith("defect"))).toEqual([]);
}

export function only(sandbox: Sandbox, vendor: VendorName) {
  const started = sandbox.vendors[vendor];
  if (!started) throw new Error(`${vendor} was not started`);
  return started;
}

function isPlain(body: BodyInit | object): body is object {
  return (
    typeof body === "object" && (Object.getPrototypeOf(body) === Object.prototype || Array.isArray(body))
  );
}

/** A form with a PNG in the given field. */
export function form(
  field: string,
  texts: Record<string, string> = {},
  file: Blob = new Blob([picture], { type: "image/png" }),
): FormData {
  const body = new FormData();
  for (const [name, value] of Object.entries(texts)) body.set(name, value);
  body.set(field, file, "ada.png");
  return body;
}
