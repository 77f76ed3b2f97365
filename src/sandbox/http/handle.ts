import type { VendorDocument } from "../document/document.ts";
import type { PrismRequest, SandboxOperation } from "../document/prism.ts";
import { toDetails } from "../document/violations.ts";
import { FaultLedger, faultsInHeader, faultsInName, refusals, usualDelayMs } from "../faults.ts";
import type { Files } from "../state/files.ts";
import type { Rehearsals } from "../state/rehearsals.ts";
import type { SandboxedVendor } from "../vendors/vendor.ts";
import { type Detail, type Problem, problem, type SandboxAnswer } from "./answer.ts";
import { type Body, bodyForPrism, mediaType, parseBody, textOf } from "./body.ts";
import { type Incoming, splitTarget } from "./incoming.ts";
import { isAllowed } from "./key.ts";

/** How to reply to a request. */
export interface Reply {
  answer: SandboxAnswer;
  note?: string | undefined;
  violations?: readonly string[];
  /** Drops the connection instead of answering. */
  drop?: boolean;
  /** Milliseconds until the answer is sent. */
  lateMs?: number;
  /** Milliseconds from its first byte to its last. */
  trickleMs?: number;
  /** The body, as far as it was read. */
  body?: Body;
  /** How the request violates the document. */
  broken?: readonly Detail[] | undefined;
}

/** Shared by all requests to a vendor. */
interface Shared {
  files: Files;
  rehearsals: Rehearsals;
}

/** Answers requests to one vendor. Rejects only if the sandbox has a defect. */
export function createHandler(
  vendor: SandboxedVendor,
  document: VendorDocument,
  { files, rehearsals }: Shared,
): (incoming: Incoming) => Promise<Reply> {
  const basePath = new URL(vendor.profile.baseUrl).pathname.replace(/\/$/, "");
  const ledger = new FaultLedger();

  return async (incoming) => {
    const stored = vendor.storage?.handle(incoming) ?? (await files.handle(incoming));
    if (stored) return { answer: stored, note: "storage" };
    const target = splitTarget(incoming.target, basePath);
    const route = `${incoming.method.toUpperCase()} ${incoming.target}`;
    if (!target) {
      return refuse(problem("not-found", "", `Unknown route ${route}: paths begin with ${basePath}/`));
    }
    if (decode(target.path) === undefined) {
      return refuse(problem("not-found", "", `The path in ${route} is not correctly percent-encoded`));
    }
    const contentType = incoming.headers["content-type"] ?? "";
    let body: Body = { kind: "none" };
    let unreadable = incoming.tooLong ? "the body is too long" : undefined;
    if (unreadable === undefined) {
      try {
        body = await parseBody(incoming.body, contentType);
      } catch (error) {
        unreadable = error instanceof Error ? error.message : String(error);
      }
    }
    const path = vendor.tidyPath?.(target.path) ?? target.path;
    const request = forPrism(incoming, { ...target, path }, body, contentType);
    const routed = await document.route(request);
    if (!routed.operation) {
      const kind = routed.status === 405 ? "method" : "not-found";
      return { ...refuse(problem(kind, "", `The vendor's document has no ${route}`)), body };
    }
    const { operation, violations } = routed;
    const details = toDetails(violations, operation);
    const reply = { ...complete(await operate(operation)), body, broken: details };
    const wrong = await document.check(operation, reply.answer);
    return wrong.length > 0 ? { ...reply, violations: wrong } : reply;

    async function operate(operation: SandboxOperation): Promise<Reply> {
      if (!isAllowed(operation, incoming.headers, vendor.profile)) return refuse({ kind: "unauthorized" });
      if (unreadable !== undefined) return refuse(problem("malformed", "", unreadable));
      if (details.length > 0) return refuse({ kind: "invalid", details });
      return perform(operation, request, body, incoming);
    }
  };

  async function perform(
    operation: SandboxOperation,
    request: PrismRequest,
    body: Body,
    incoming: Incoming,
  ): Promise<Reply> {
    const name = `${operation.method.toUpperCase()} ${operation.path}`;
    const { path, query } = request.url;
    const creates = name === vendor.create.operation;
    const avatarName = (creates && textOf(body, vendor.create.name)) || "";
    const header = incoming.headers["x-sandbox"];
    const inHeader = header === undefined ? [] : faultsInHeader(header);
    if (typeof inHeader === "string") return refuse(problem("invalid", "x-sandbox", inHeader));

    const struck = new Map<string, number>();
    const planned = rehearsals.take(vendor.profile.name, creates);
    for (const asked of [...planned, ...inHeader, ...faultsInName(avatarName)]) {
      if (!ledger.strikes(asked, `${request.method} ${path} ${avatarName}`)) continue;
      const kind = refusals[asked.fault];
      if (kind) return refuse({ kind }, asked.fault);
      struck.set(asked.fault, asked.takesMs ?? usualDelayMs);
    }
    const operateOn = vendor.operations[name];
    const answer = operateOn
      ? await operateOn({
          id: idIn(path, operation.path),
          origin: incoming.origin,
          idempotencyKey: request.headers["idempotency-key"],
          query: toSearch(query),
          body,
          slow: struck.has("slow"),
        })
      : await document.mock(operation, request);
    const notes = [answer.note, ...struck.keys(), !operateOn && "example from the document"];
    return {
      answer,
      drop: struck.has("lost-answer"),
      lateMs: struck.get("late") ?? 0,
      trickleMs: struck.get("trickle") ?? 0,
      note: notes.filter(Boolean).join(", ") || undefined,
    };
  }

  function refuse(problem: Problem, note?: string): Reply {
    const answer = vendor.refuse(problem);
    return {
      answer,
      note: note ?? (problem.details?.map(({ message }) => message).join("; ") || problem.kind),
    };
  }

  function forPrism(
    { method, headers }: Incoming,
    { path, query }: { path: string; query: URLSearchParams },
    body: Body,
    contentType: string,
  ): PrismRequest {
    const { "content-type": _, "content-length": __, "transfer-encoding": ___, ...rest } = headers;
    const shown = body.kind === "json" && vendor.relax ? { ...body, value: vendor.relax(body.value) } : body;
    // Vendors ignore a body where none is expected.
    const described =
      method === "get" || method === "head" ? { headers: {} } : bodyForPrism(shown, mediaType(contentType));
    return {
      ...described,
      method,
      url: { path, query: toValues(query) },
      headers: { ...rest, ...described.headers },
    };
  }
}

/** The value of a path template's last parameter. */
function idIn(path: string, template: string): string {
  const at = template.split("/").findLastIndex((part) => part.startsWith("{"));
  return decode(path.split("/")[at] ?? "") ?? "";
}

/** Ensures that the checked answer is the one that is sent. */
function complete(reply: Reply): Reply {
  const { headers, body } = reply.answer;
  if (body === undefined || headers?.["content-type"] !== undefined) return reply;
  return {
    ...reply,
    answer: { ...reply.answer, headers: { ...headers, "content-type": "application/json" } },
  };
}

function toValues(query: URLSearchParams): Record<string, string | string[]> {
  const names = [...new Set(query.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const values = query.getAll(name);
      return [name, values.length === 1 ? (values[0] ?? "") : values];
    }),
  );
}

function toSearch(query: PrismRequest["url"]["query"]): URLSearchParams {
  return new URLSearchParams(
    Object.entries(query).flatMap(([name, values]) => [values].flat().map((value) => [name, value])),
  );
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
