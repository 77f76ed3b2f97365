import type {
  ClientObserver,
  ObservedPoll,
  ObservedRequest,
  ObservedResponse,
  ObservedRetry,
} from "../../src/index.ts";

/** An observer that records what it is given. */
export function recorder(bodies = false) {
  const told = {
    requests: [] as ObservedRequest[],
    responses: [] as ObservedResponse[],
    retries: [] as ObservedRetry[],
    polls: [] as ObservedPoll[],
  };
  const order: string[] = [];
  const observe: ClientObserver = {
    bodies,
    onRequest: (request) => {
      order.push(`request ${request.attempt}`);
      told.requests.push(request);
    },
    onResponse: (response) => {
      order.push(`response ${response.outcome}`);
      told.responses.push(response);
    },
    onRetry: (retry) => {
      order.push(`retry in ${retry.delayMs}`);
      told.retries.push(retry);
    },
    onPoll: (poll) => {
      order.push(`poll ${poll.polls} ${poll.status}`);
      told.polls.push(poll);
    },
  };
  return { observe, order, ...told };
}
