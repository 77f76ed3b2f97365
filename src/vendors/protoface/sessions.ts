import type { CallOptions } from "../../core/config/options.ts";
import { createRepeatable, type RepeatableCreateOptions } from "../../core/create/vendor-key.ts";
import { hasCode } from "../../core/errors/base.ts";
import type { Transport } from "../../core/http/transport.ts";
import { hasId, isObject } from "../../core/input/fields.ts";
import type { PagedList } from "../../core/list/page.ts";
import { createReads, createWaits, type ReadFacts } from "../../core/resource.ts";
import type { Plain, ResponsePromise } from "../../core/response.ts";
import type { CreateAndWaitOptions } from "../../core/wait/create-and-wait.ts";
import type { Lifecycle, WaitOptions } from "../../core/wait/lifecycle.ts";
import { nextPage } from "./paging.ts";
import { sessionBody } from "./session-input.ts";
import type {
  EndingItself,
  ProtofaceSession,
  ProtofaceSessionInput,
  ProtofaceSessionList,
  ProtofaceSessionListParams,
  RunningProtofaceSession,
} from "./types.ts";

/** Options of `sessions.createAndWait`. */
export interface ProtofaceSessionCreateAndWaitOptions
  extends RepeatableCreateOptions,
    Omit<
      CreateAndWaitOptions<ProtofaceSession>,
      keyof RepeatableCreateOptions | "validateImage" | "resend"
    > {}

/** Protoface's realtime sessions. Source: https://docs.protoface.com */
export interface ProtofaceSessions {
  /**
   * Starts a session, which costs credits until you end it. It is sent with an `Idempotency-Key`, so a lost response is
   * retried without starting a second session.
   *
   * @throws InvalidInputError before sending; ConflictError if the avatar is not ready; QuotaExceededError for too
   *   few credits or a full plan; ServerError (503) if all workers are busy; OutcomeUnknownError if no response could
   *   be read.
   * @example
   * await using session = await protoface.sessions.create({ avatar_id, transport }); // ended with the block
   */
  create(
    input: ProtofaceSessionInput,
    options?: RepeatableCreateOptions,
  ): ResponsePromise<EndingItself<ProtofaceSession>>;
  get(id: string, options?: CallOptions): ResponsePromise<ProtofaceSession>;
  /** Lists sessions, newest first, `limit` at a time: 1 to 100, default 20. */
  list(
    params?: ProtofaceSessionListParams,
    options?: CallOptions,
  ): PagedList<ProtofaceSession, ProtofaceSessionList>;
  /**
   * Waits until `status` is `running`. An error does not end the session.
   *
   * @throws JobFailedError for `failed`, `ended` and `canceled`; WaitTimeoutError if still starting after `maxWaitMs`.
   */
  wait(
    idOrSession: string | ProtofaceSession,
    options?: WaitOptions<ProtofaceSession>,
  ): ResponsePromise<RunningProtofaceSession>;
  /**
   * Calls `create`, then `wait`. Errors after the create carry the session as `item` but do not end it: end it by its
   * id.
   */
  createAndWait(
    input: ProtofaceSessionInput,
    options?: ProtofaceSessionCreateAndWaitOptions,
  ): ResponsePromise<EndingItself<RunningProtofaceSession>>;
  /** Ends a session. Safe to call twice: a session that has ended stays as it is. */
  end(id: string, options?: CallOptions): ResponsePromise<ProtofaceSession>;
}

const itemPath = "/v1/sessions/{session_id}";

const facts: ReadFacts<ProtofaceSessionListParams, ProtofaceSessionList> = {
  collection: "/v1/sessions",
  item: itemPath,
  listParams: {
    status: true,
    avatar_id: true,
    created_after: true,
    created_before: true,
    limit: true,
    starting_after: true,
  },
  itemsField: "data",
  paging: nextPage,
};

const failed = new Set(["ended", "failed", "canceled"]);
const starting = new Set(["created", "queued", "starting", "ending"]);

const lifecycle: Lifecycle<ProtofaceSession, RunningProtofaceSession> = {
  vendor: "protoface",
  kind: "session",
  minDelayMs: 1_000,
  firstDelayMs: 1_000,
  isReady: (session): session is RunningProtofaceSession => session.status === "running",
  statusOf({ status, failure }) {
    if (!failed.has(status)) return { status: starting.has(status) ? "processing" : "unknown" };
    const { code, message } = isObject(failure) ? failure : {};
    const words = [code, message].filter((word) => typeof word === "string").join(": ");
    return { status: "failed", reason: words || `it has ${status === "ended" ? "ended" : `been ${status}`}` };
  },
  timeoutNote: "is still starting",
};

export function createSessions(transport: Transport): Plain<ProtofaceSessions> {
  const { get, list, act } = createReads<ProtofaceSession, ProtofaceSessionListParams, ProtofaceSessionList>(
    transport,
    facts,
  );
  const end: Plain<ProtofaceSessions>["end"] = (id, options) => act(`${itemPath}/end`, id, options);

  const start = (input: ProtofaceSessionInput, options: RepeatableCreateOptions | undefined) =>
    createRepeatable<ProtofaceSession>(
      transport,
      () => ({ path: facts.collection, body: sessionBody(input), guard: isSession }),
      options,
    );

  const waits = createWaits<ProtofaceSession, RunningProtofaceSession, Start>(transport, lifecycle, {
    create: ({ input, idempotencyKey }, own) => start(input, { ...own, idempotencyKey }),
    get,
  });

  /** Ignores the create's signal: a session must also be ended after an abort. */
  function endingItself<Item extends ProtofaceSession>(session: Item): EndingItself<Item> {
    async function dispose(): Promise<void> {
      try {
        await end(session.id);
      } catch (error) {
        if (!hasCode(error, "not_found")) throw error;
      }
    }
    const { asyncDispose } = Symbol as { asyncDispose?: symbol };
    if (asyncDispose) Object.defineProperty(session, asyncDispose, { value: dispose, configurable: true });
    return session as EndingItself<Item>;
  }

  return {
    create: async (input, options) => endingItself(await start(input, options)),
    get,
    list,
    wait: waits.wait,
    async createAndWait(input, options = {}) {
      const { idempotencyKey, ...rest } = options;
      return endingItself(await waits.createAndWait({ input, idempotencyKey }, rest));
    },
    end,
  };
}

/** The input of `createAndWait`. */
interface Start {
  input: ProtofaceSessionInput;
  idempotencyKey: string | undefined;
}

function isSession(body: unknown): body is ProtofaceSession {
  return hasId(body);
}
