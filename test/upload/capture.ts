import { type Part, parseMultipart } from "../../scripts/common/multipart.ts";
import {
  type Captured,
  type Responder,
  sendJson,
  startServer,
} from "../../scripts/common/stand-ins/server.ts";
import { InvalidInputError } from "../../src/index.ts";
import type { ClientOptions } from "../../src/vendors/anam/index.ts";
import { createAnamClient } from "../../src/vendors/anam/index.ts";
import { createArgilClient } from "../../src/vendors/argil/index.ts";
import { createProtofaceClient } from "../../src/vendors/protoface/index.ts";

/** Responds as a vendor does to a create. */
export const created: Responder = (_, response) =>
  sendJson(response, 201, { id: "new-1", status: "TRAINING" });

/** A client of each vendor, all connected to one capturing server. */
export async function startVendors(respond: Responder = created, extra: ClientOptions = {}) {
  const server = await startServer(respond);
  const options = { apiKey: "key-1", baseUrl: server.url, ...extra };
  return {
    requests: server.requests,
    anam: createAnamClient(options),
    protoface: createProtofaceClient(options),
    argil: createArgilClient(options),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

export type Vendors = Awaited<ReturnType<typeof startVendors>>;

/** The only request that was sent. */
export function onlyRequest({ requests }: Pick<Vendors, "requests">): Captured {
  const [request, ...more] = requests;
  if (!request || more.length > 0) throw new Error(`${requests.length} requests instead of one`);
  return request;
}

/** The parts of the only form that was sent. */
export function onlyForm(vendors: Pick<Vendors, "requests">): Part[] {
  return formOf(onlyRequest(vendors));
}

export function formOf({ body, headers }: Captured): Part[] {
  return parseMultipart(body, headers["content-type"]);
}

/** The only part with a file name. */
export function fileOf(parts: readonly Part[]): Part {
  const [file, ...more] = parts.filter(({ filename }) => filename !== undefined);
  if (!file || more.length > 0) throw new Error("not exactly one file");
  return file;
}

/** The fields without a file name, in the order they were sent. */
export function fieldsOf(parts: readonly Part[]): [name: string, value: string][] {
  return parts
    .filter(({ filename }) => filename === undefined)
    .map(({ name, bytes }) => [name, bytes.toString("utf8")]);
}

/** The JSON of the only request that was sent. */
export function onlyJson(vendors: Pick<Vendors, "requests">): unknown {
  return JSON.parse(onlyRequest(vendors).body.toString("utf8"));
}

/** Why a call was rejected; throws unless it was, with an `InvalidInputError` and before anything was sent. */
export async function refusal(
  { requests }: Pick<Vendors, "requests">,
  call: () => PromiseLike<unknown>,
): Promise<readonly string[]> {
  const error = await (async () => call())().then(
    () => "nothing",
    (reason: unknown) => reason,
  );
  if (!(error instanceof InvalidInputError) || error.code !== "invalid_input") {
    throw new Error("not rejected with an InvalidInputError", { cause: error });
  }
  if (requests.length > 0) throw new Error("rejected, but a request was sent");
  if (!error.reasons.every((reason) => error.message.includes(reason))) {
    throw new Error("the message omits a reason", { cause: error });
  }
  return error.reasons;
}
