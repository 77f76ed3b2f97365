import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { VendorName } from "../../core/errors/base.ts";
import type { SandboxAnswer } from "../http/answer.ts";
import {
  type Either,
  loadPrism,
  type Prism,
  type PrismRequest,
  type SandboxOperation,
  silent,
  type Violation,
} from "./prism.ts";

/** The result of Prism's check of a request. */
export type Routed =
  | { operation: SandboxOperation; violations: readonly Violation[] }
  /** No operation matches: the path is unknown, or known with another method. */
  | { operation: undefined; status: 404 | 405 };

/** A vendor's effective document, as read by Prism. */
export interface VendorDocument {
  /** Finds the operation and checks parameters and body. */
  route(request: PrismRequest): Promise<Routed>;
  /** The document's example of a successful answer. */
  mock(operation: SandboxOperation, request: PrismRequest): Promise<SandboxAnswer>;
  /** How the answer violates the document; see {@link standIns} for errors that the document does not declare. */
  check(operation: SandboxOperation, answer: SandboxAnswer): Promise<string[]>;
}

const error = 0;
// Prism does not check a key's value, and accepts the scheme's name in one spelling only: see key.ts.
const common = { isProxy: false, errors: false, checkSecurity: false } as const;
const loading = new Map<VendorName, Promise<VendorDocument>>();

/** Reads the document once per process, because that takes most of the start-up time. @throws Error if Prism is missing */
export function loadDocument(vendor: VendorName): Promise<VendorDocument> {
  const loaded = loading.get(vendor) ?? load(vendor);
  loading.set(vendor, loaded);
  loaded.catch(() => loading.delete(vendor));
  return loaded;
}

async function load(vendor: VendorName): Promise<VendorDocument> {
  const prism = await loadPrism();
  const operations = await prism.getHttpOperationsFromSpec(documentPath(vendor));
  // Otherwise Prism's mock would POST to any callback address in a request.
  for (const operation of operations) delete operation.callbacks;
  return read(prism, operations);
}

/** Resolved through the package's own name, because source and built files are at different depths. */
function documentPath(vendor: VendorName): string {
  const manifest = createRequire(import.meta.url).resolve("avatar-clients/package.json");
  return join(dirname(manifest), "generated", vendor, "openapi.yaml");
}

function read(prism: Prism, operations: readonly SandboxOperation[]): VendorDocument {
  // Prism ranks all given operations by similarity; only paths of the same length can match.
  const byLength = new Map<number, SandboxOperation[]>();
  for (const operation of operations) {
    const length = operation.path.split("/").length;
    byLength.set(length, [...(byLength.get(length) ?? []), operation]);
  }

  return {
    async route(request) {
      const near = byLength.get(request.url.path.split("/").length) ?? [];
      if (near.length === 0) return { operation: undefined, status: 404 };
      let found: Routed | undefined;
      const config = {
        ...common,
        validateRequest: true,
        validateResponse: false,
        mock: { dynamic: false },
      } as const;
      const result = await prism
        .createInstance(config, {
          logger: silent,
          mock: ({ resource, input }) => {
            found = {
              operation: resource,
              violations: input.validations.filter(({ severity }) => severity === error),
            };
            return () => right({ statusCode: 204 });
          },
        })
        .request(request, near, config)();
      if (found) return found;
      const status = result._tag === "Left" ? result.left.status : undefined;
      return { operation: undefined, status: status === 405 ? 405 : 404 };
    },

    async mock(operation, request) {
      const config = {
        ...common,
        validateRequest: false,
        validateResponse: false,
        mock: { dynamic: false },
      } as const;
      // No vendor negotiates content through the Accept header.
      const { accept: _, ...headers } = request.headers;
      const instance = prism.createInstance(config, { logger: silent });
      const result = await instance.request({ ...request, headers }, [operation], config)();
      if (result._tag === "Left") throw result.left;
      const { statusCode, headers: given = {}, body } = result.right.output;
      const named = Object.entries(given).map(([name, value]) => [name.toLowerCase(), String(value)]);
      return { status: statusCode, headers: Object.fromEntries(named), body };
    },

    async check(operation, answer) {
      const against = foresees(operation, answer.status) ? [operation] : standIns(operations, answer.status);
      let best: string[] | undefined;
      // The first operation with such a status will do: every failure body of the vendor is valid here.
      for (const candidate of against.length > 0 ? against : [operation]) {
        const broken = await violations(candidate, answer);
        if (broken.length === 0) return [];
        if (best === undefined || broken.length < best.length) best = broken;
      }
      return best ?? [];
    },
  };

  async function violations(
    operation: SandboxOperation,
    { status, headers = {}, body }: SandboxAnswer,
  ): Promise<string[]> {
    const config = {
      ...common,
      validateRequest: false,
      validateResponse: true,
      mock: { dynamic: false },
    } as const;
    // The document says only that this is a file; for Prism, text will do.
    const shown = body instanceof Uint8Array ? "file" : body;
    const output = { statusCode: status, headers: { ...headers }, body: shown };
    const result = await prism
      .createInstance(config, {
        logger: silent,
        route: () => right(operation),
        mock: () => () => right(output),
      })
      .request(
        { method: operation.method, url: { path: "/", query: {} }, headers: {} },
        [operation],
        config,
      )();
    if (result._tag === "Left") return [result.left.message];
    return result.right.validations.output.map(({ message }) => message);
  }
}

function foresees({ responses }: SandboxOperation, status: number): boolean {
  const range = `${Math.floor(status / 100)}XX`;
  return responses.some(({ code }) => code === String(status) || code.toUpperCase() === range);
}

/**
 * Responses for an error that an operation does not declare, such as a 401 at Argil: the vendor's failure bodies as other
 * operations declare them.
 */
function standIns(operations: readonly SandboxOperation[], status: number): SandboxOperation[] {
  if (status < 400) return [];
  return operations.flatMap((operation) => {
    const declared = operation.responses.find(({ code, contents }) => code === "400" && contents?.length);
    return declared ? [{ ...operation, responses: [{ ...declared, code: String(status) }] }] : [];
  });
}

function right<Right>(value: Right): Either<never, Right> {
  return { _tag: "Right", right: value };
}
