import { loadPeer } from "../../node/load-peer.ts";

/** The parts of `@stoplight/prism-http` that the sandbox uses; importing its types would force every user to install it. */
export interface Prism {
  getHttpOperationsFromSpec(path: string): Promise<SandboxOperation[]>;
  createInstance(
    config: PrismConfig,
    components: PrismComponents,
  ): {
    request(
      input: PrismRequest,
      operations: readonly SandboxOperation[],
      config: PrismConfig,
    ): () => Promise<Either<PrismFailure, { output: PrismResponse; validations: { output: Violation[] } }>>;
  };
}

/** An operation in the document, with references resolved. */
export interface SandboxOperation {
  method: string;
  /** The path template, such as `/v1/avatars/{id}`. */
  path: string;
  responses: readonly OperationResponse[];
  /** Each entry is a set of schemes that are required together; any one entry is sufficient. */
  security?: readonly (readonly unknown[])[];
  request?: { query?: readonly { name: string }[]; body?: { contents?: readonly { mediaType: string }[] } };
  callbacks?: unknown;
}

interface OperationResponse {
  /** `200`, `2XX` or `default`. */
  code: string;
  contents?: readonly unknown[];
}

export interface PrismRequest {
  method: string;
  url: { path: string; query: Record<string, string | string[]> };
  headers: Record<string, string>;
  body?: unknown;
}

export interface PrismResponse {
  statusCode: number;
  headers?: Record<string, string>;
  body?: unknown;
}

export interface Violation {
  message: string;
  /** Begins with the part of the request, such as `body` or `query`. */
  path?: readonly (string | number)[];
  /** A JSON Schema keyword, or the matching status. */
  code?: string | number;
  /** 0 is an error; higher numbers are less severe. */
  severity: number;
}

interface PrismConfig {
  isProxy: false;
  errors: false;
  checkSecurity: boolean;
  validateRequest: boolean;
  validateResponse: boolean;
  /** Prism modifies it, so use each object only once. */
  mock: { dynamic: false };
}

interface PrismComponents {
  logger: Logger;
  route?: () => Either<never, SandboxOperation>;
  mock?: (args: {
    resource: SandboxOperation;
    input: { validations: Violation[] };
  }) => (logger: unknown) => Either<never, PrismResponse>;
}

type PrismFailure = Error & { status?: number };

/** fp-ts's Either, which Prism returns if something may fail. */
export type Either<Left, Right> = { _tag: "Left"; left: Left } | { _tag: "Right"; right: Right };

type Logger = Record<"trace" | "debug" | "info" | "warn" | "error" | "fatal" | "success", () => void> & {
  child: () => Logger;
};

function nothing(): void {}

export const silent: Logger = {
  trace: nothing,
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  fatal: nothing,
  success: nothing,
  child: () => silent,
};

// Not a literal, so that neither the compiler nor a bundler requires a package that only the sandbox needs.
const packageName: string = "@stoplight/prism-http";

/** The last version for Node before 24; later 5.x versions work too. */
const testedVersion = "5.12.0";

/** @throws InvalidInputError which says what to install */
export async function loadPrism(): Promise<Prism> {
  const loaded: unknown = await loadPeer({
    name: packageName,
    neededBy: "the sandbox, which checks requests,",
    install: `npm install --save-dev ${packageName}@${testedVersion}`,
    load: () => import(/* webpackIgnore: true */ /* @vite-ignore */ packageName),
  });
  const module = hasDefault(loaded) ? loaded.default : loaded;
  if (isPrism(module)) return module;
  throw new Error(`the sandbox does not support this version of ${packageName}; install ${testedVersion}`);
}

function hasDefault(module: unknown): module is { default: unknown } {
  return typeof module === "object" && module !== null && "default" in module;
}

function isPrism(module: unknown): module is Prism {
  return (
    typeof module === "object" &&
    module !== null &&
    "createInstance" in module &&
    typeof module.createInstance === "function" &&
    "getHttpOperationsFromSpec" in module &&
    typeof module.getHttpOperationsFromSpec === "function"
  );
}
