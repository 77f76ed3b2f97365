import {
  type ClientObserver,
  type ObservedOperation,
  type ObservedPoll,
  type ObservedRequest,
  type ObservedResponse,
  type ObservedRetry,
  type Traced,
  type Tracing,
  tracing,
} from "../config/observer.ts";
import { type Clock, wallTime } from "../time/clock.ts";
import type { AttemptResult } from "./attempt.ts";
import type { Failures } from "./failures.ts";
import { shownBody, sizeOf } from "./shown-body.ts";

/** A request as reported to observers before it is sent. */
export type WatchedRequest = Pick<ObservedRequest, "method" | "path" | "urlTemplate" | "id"> & {
  body: RequestInit["body"];
};

interface Events {
  onRequest: ObservedRequest;
  onResponse: ObservedResponse;
  onRetry: ObservedRetry;
  onPoll: ObservedPoll;
}

let ids = 0;

/** Reports one call of an operation to observers. */
export class Watcher {
  readonly #observers: readonly ClientObserver[];
  readonly #loadTracing: (() => Promise<Tracing>) | undefined;
  #tracing: Tracing | undefined;
  readonly #bodies: boolean;
  readonly #operation: ObservedOperation;
  readonly #failures: Failures;
  readonly #clock: Clock;

  constructor(
    observers: readonly (ClientObserver & { [tracing]?: () => Promise<Tracing> })[],
    operation: Pick<ObservedOperation, "vendor" | "operation">,
    failures: Failures,
    clock: Clock,
  ) {
    this.#observers = observers;
    this.#loadTracing = observers.find((observer) => observer[tracing])?.[tracing];
    this.#bodies = observers.some(({ bodies }) => bodies);
    this.#operation = { ...operation, operationId: `operation-${++ids}` };
    this.#failures = failures;
    this.#clock = clock;
  }

  /**
   * Starts the operation's span if tracing is on.
   *
   * @throws InvalidInputError if the tracing package is not installed.
   */
  async begin(): Promise<Traced<{ error?: unknown }> | undefined> {
    this.#tracing = await this.#loadTracing?.();
    return this.#tracing?.operation(this.#operation);
  }

  /** Reports a request's attempts, one after the other. */
  request({ body, ...request }: WatchedRequest): WatchedAttempts {
    const { redactor } = this.#failures;
    const clock = this.#clock;
    const watched = {
      ...this.#operation,
      ...request,
      id: request.id && redactor.text(request.id),
      requestId: `request-${++ids}`,
      requestBytes: sizeOf(body),
      ...(this.#bodies && { requestBody: redactor.value(shownBody(body)) }),
    };
    let attempt = 0;
    let last: ObservedResponse | undefined;
    return {
      send: async (run) => {
        attempt += 1;
        const began: ObservedRequest = { ...watched, attempt, startedAt: new Date(wallTime(clock)) };
        const startedAt = clock.now();
        const span = this.#tracing?.attempt(began);
        this.#tell("onRequest", began);
        let result: AttemptResult | undefined;
        try {
          result = await (span ? span.within(run) : run());
          return result;
        } finally {
          last = { ...began, ...this.#outcome(result), durationMs: Math.round(clock.now() - startedAt) };
          span?.end(last);
          this.#tell("onResponse", last);
        }
      },
      retry: (delayMs) => {
        if (!last) return;
        this.#tell("onRetry", { ...withoutBodies(last), delayMs });
      },
    };
  }

  poll(poll: Omit<ObservedPoll, keyof ObservedOperation>): void {
    this.#tell("onPoll", { ...this.#operation, ...poll, id: this.#failures.redactor.text(poll.id) });
  }

  /** No result means that the attempt never started, because its signal had aborted. */
  #outcome(result: AttemptResult | undefined) {
    const answer = result && "answer" in result ? result.answer : undefined;
    const { redactor } = this.#failures;
    const requestId = answer && this.#failures.requestId(answer);
    return {
      status: result && "status" in result ? result.status : answer?.status,
      outcome: result ? this.#failures.describe(result) : "aborted",
      responseBytes: answer?.bytes.length ?? 0,
      vendorRequestId: requestId && redactor.text(requestId),
      ...(this.#bodies && answer && { responseBody: this.#failures.body(answer) }),
    };
  }

  #tell<Name extends keyof Events>(name: Name, event: Events[Name]): void {
    type Told = { [Each in Name]?: (event: Events[Each]) => unknown };
    for (const observer of this.#observers) {
      try {
        // A copy for each observer, which may modify it; rejections are ignored.
        const told: Events[Name] = observer.bodies ? { ...event } : withoutBodies(event);
        Promise.resolve((observer as Told)[name]?.(told)).catch(() => undefined);
      } catch {
        // An observer's error must not affect the call.
      }
    }
  }
}

/** A copy of the event without bodies, for observers that did not request them. */
function withoutBodies<Event extends object>(event: Event): Event {
  const copy: Event & { requestBody?: unknown; responseBody?: unknown } = { ...event };
  delete copy.requestBody;
  delete copy.responseBody;
  return copy;
}

/** Reports the attempts of one request. */
export interface WatchedAttempts {
  send(run: () => Promise<AttemptResult>): Promise<AttemptResult>;
  retry(delayMs: number): void;
}
