import { expandPath, Slashed } from "../../core/call/path.ts";
import { pickOptions } from "../../core/config/check-options.ts";
import { type CallOptions, callOptionKinds } from "../../core/config/options.ts";
import { createRepeatable, type RepeatableCreateOptions } from "../../core/create/vendor-key.ts";
import { assertValid } from "../../core/errors/input.ts";
import type { Transport } from "../../core/http/transport.ts";
import { hasId, isObject, kindOf } from "../../core/input/fields.ts";
import type { PagedList } from "../../core/list/page.ts";
import { createReads, createWaits, type ReadFacts } from "../../core/resource.ts";
import type { Plain, ResponsePromise } from "../../core/response.ts";
import { type Downloaded, download } from "../../core/transfer/download.ts";
import type { DownloadOptions } from "../../core/transfer/options.ts";
import type { FileTarget } from "../../core/transfer/target.ts";
import type { CreateAndWaitOptions } from "../../core/wait/create-and-wait.ts";
import type { Lifecycle } from "../../core/wait/lifecycle.ts";
import { nextPage } from "./paging.ts";
import { profile } from "./profile.ts";
import { type AnyProtofaceRun, maxWaitMs, type ProtofaceRunWaitOptions, withEvents } from "./run-events.ts";
import { outputSource } from "./run-outputs.ts";
import type {
  CompletedProtofaceRun,
  ProtofaceQueuedRun,
  ProtofaceRun,
  ProtofaceRunEvent,
  ProtofaceRunEventList,
  ProtofaceRunEventListParams,
  ProtofaceRunList,
  ProtofaceRunListParams,
} from "./types.ts";

/** Options of `submitAndWait`. */
export interface ProtofaceSubmitAndWaitOptions extends RepeatableCreateOptions, ProtofaceRunWaitOptions {
  /**
   * Called and awaited with the new run before waiting starts: store its id here, since it is already paid for. An
   * exception thrown here ends the call with an AbortedError that carries the run as `item`.
   */
  onCreated?: ((run: ProtofaceQueuedRun) => unknown) | undefined;
}

/** Options of an output's download. */
export interface ProtofaceRunDownloadOptions extends DownloadOptions {
  /** Zero-based index into the run's `outputs`. Required if several have a file. */
  output?: number | undefined;
}

/** Runs of Protoface's models. Source: https://docs.protoface.com */
export interface ProtofaceRuns {
  /**
   * Starts a run of a model, such as `lightricks/ltx-2.5-fast`, and reserves its credits. It is sent with an
   * `Idempotency-Key`, so a lost response is retried without starting a second run.
   *
   * @param input The model's input, as JSON; pass files as asset ids.
   * @throws InvalidInputError before sending; ConflictError if the key was used with another input;
   *   QuotaExceededError for too few credits or too many runs; OutcomeUnknownError if no response could be read; any
   *   ApiError.
   */
  submit(
    model: string,
    input: Readonly<Record<string, unknown>>,
    options?: RepeatableCreateOptions,
  ): ResponsePromise<ProtofaceQueuedRun>;
  /** Calls `submit`, then `wait`. Errors after the submit carry the run as `item`. */
  submitAndWait(
    model: string,
    input: Readonly<Record<string, unknown>>,
    options?: ProtofaceSubmitAndWaitOptions,
  ): ResponsePromise<CompletedProtofaceRun>;
  get(id: string, options?: CallOptions): ResponsePromise<ProtofaceRun>;
  /** Lists all runs, `limit` at a time: 1 to 100, default 20. */
  list(params?: ProtofaceRunListParams, options?: CallOptions): PagedList<ProtofaceRun, ProtofaceRunList>;
  /**
   * Waits until `status` is `completed`, for up to an hour by default: runs may queue and render for minutes each. The
   * result's `credits` show what the run cost.
   *
   * @throws JobFailedError for `failed` and `canceled`; WaitTimeoutError if still in progress after `maxWaitMs`.
   */
  wait(
    idOrRun: string | AnyProtofaceRun,
    options?: ProtofaceRunWaitOptions,
  ): ResponsePromise<CompletedProtofaceRun>;
  /** Cancels a run. A `queued` run is refunded; a run that has started is still charged in full. Safe to call twice. */
  cancel(id: string, options?: CallOptions): ResponsePromise<ProtofaceRun>;
  /** Lists a run's events, oldest first, starting after the `sequence` given as `after`. */
  events(
    id: string,
    params?: ProtofaceRunEventListParams,
    options?: CallOptions,
  ): PagedList<ProtofaceRunEvent, ProtofaceRunEventList>;
  /**
   * Downloads an output's file. An expired signed URL is renewed. The storage host never receives the API key.
   *
   * @throws InvalidInputError if the run is not completed, has no file, or has several and `output` is missing; any
   *   error of a download.
   * @example
   * await protoface.runs.download(run, fileTarget("out.mp4")); // from "avatar-clients/node"
   */
  download(
    idOrRun: string | ProtofaceRun,
    target: WritableStream<Uint8Array> | FileTarget,
    options?: ProtofaceRunDownloadOptions,
  ): ResponsePromise<Downloaded>;
}

const itemPath = "/v1/runs/{run_id}";

const facts: ReadFacts<ProtofaceRunListParams, ProtofaceRunList> = {
  collection: "/v1/runs",
  item: itemPath,
  listParams: { limit: true, starting_after: true },
  itemsField: "data",
  paging: nextPage,
};

const eventFacts: ReadFacts<ProtofaceRunEventListParams, ProtofaceRunEventList> = {
  collection: `${itemPath}/events`,
  item: itemPath,
  listParams: { after: true, limit: true },
  itemsField: "data",
  paging: {
    param: "after",
    next: ({ has_more, next_cursor, data }) =>
      has_more ? (next_cursor ?? data.at(-1)?.sequence) : undefined,
  },
};

const lifecycle: Lifecycle<AnyProtofaceRun, CompletedProtofaceRun> = {
  vendor: "protoface",
  kind: "run",
  minDelayMs: 2_000,
  maxWaitMs,
  isReady: (run): run is CompletedProtofaceRun => run.status === "completed" && "outputs" in run,
  statusOf(run) {
    const { status } = run;
    const { code, message } = ("error" in run && isObject(run.error) && run.error) || {};
    const words = [code, message].filter((word) => typeof word === "string").join(": ");
    if (status === "failed") return { status: "failed", reason: words || undefined };
    if (status === "canceled") return { status: "failed", reason: words || "it was canceled" };
    const known = ["queued", "running", "completed"].includes(status);
    return { status: known ? "processing" : "unknown" };
  },
  timeoutNote: "is still going on",
};

/** The input of `submitAndWait`. */
interface Submission {
  model: string;
  input: Readonly<Record<string, unknown>>;
  idempotencyKey: string | undefined;
}

/** `modelSlash` "encoded" sends the slashes of model ids as %2F. */
export function createRuns(transport: Transport, modelSlash: "kept" | "encoded"): Plain<ProtofaceRuns> {
  const { get, list, act } = createReads<ProtofaceRun, ProtofaceRunListParams, ProtofaceRunList>(
    transport,
    facts,
  );
  const events: ProtofaceRuns["events"] = (run_id, params, options) =>
    createReads<ProtofaceRunEvent, ProtofaceRunEventListParams, ProtofaceRunEventList>(
      transport,
      eventFacts,
      { run_id },
    ).list(params, options);

  const submit: Plain<ProtofaceRuns>["submit"] = (model, input, options) =>
    createRepeatable(
      transport,
      () => {
        const reasons = typeof model === "string" ? [] : [`model must be a string, not ${kindOf(model)}`];
        const model_id = modelSlash === "kept" ? new Slashed(String(model)) : model;
        expandPath("{model}", { model: model_id }, reasons);
        const body = toBody(input, reasons);
        assertValid(profile.name, reasons);
        return { path: "/v1/run/{model_id}", params: { model_id }, body, guard: isQueued };
      },
      options,
    );

  const { wait, createAndWait } = createWaits<AnyProtofaceRun, CompletedProtofaceRun, Submission>(
    transport,
    lifecycle,
    {
      create: ({ model, input, idempotencyKey }, own) => submit(model, input, { ...own, idempotencyKey }),
      get,
    },
  );

  return {
    submit,
    async submitAndWait(model, input, options = {}) {
      const { idempotencyKey, ...rest } = options;
      const waiting = withEvents(events, transport.config, rest) as CreateAndWaitOptions<AnyProtofaceRun>;
      return createAndWait({ model, input, idempotencyKey }, waiting);
    },
    get,
    list,
    wait: async (idOrRun, options) => wait(idOrRun, withEvents(events, transport.config, options)),
    cancel: (id, options) => act(`${itemPath}/cancel`, id, options),
    events,
    async download(idOrRun, target, options = {}) {
      const { output, ...rest } = options;
      const own = pickOptions<CallOptions>(rest, callOptionKinds);
      const id = isObject(idOrRun) ? idOrRun.id : idOrRun;
      const run = isObject(idOrRun) && "outputs" in idOrRun ? idOrRun : await get(id, own);
      return download(transport, outputSource(run, output, get), target, rest);
    },
  };
}

function isQueued(body: unknown): body is ProtofaceQueuedRun {
  return hasId(body);
}

/** A copy of a model's input, as JSON. */
function toBody(input: unknown, reasons: string[]): object {
  if (!isObject(input)) {
    reasons.push(`the input must be an object with the model's fields, not ${kindOf(input)}`);
    return {};
  }
  const check = (name: string, value: unknown): unknown => {
    if (value instanceof Blob || value instanceof ArrayBuffer || ArrayBuffer.isView(value))
      reasons.push(`${name} holds bytes: upload them with assets.upload and pass the asset's id`);
    return value;
  };
  try {
    return JSON.parse(JSON.stringify(input, check)) as object;
  } catch (error) {
    reasons.push(
      `the input cannot be sent as JSON: ${error instanceof Error ? error.message : String(error)}`,
    );
    return {};
  }
}
