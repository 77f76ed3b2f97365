/**
 * What programs load with the first request, not before it: the ends of calls that fail, what creates promise, waits, and
 * searches. All of one piece, because a bundler that splits makes several files of whatever two pieces share.
 */
export { sendCreate } from "./create/send.ts";
export { Failures } from "./http/failures.ts";
export { checkCreatedSearch, findNamed, pickSince } from "./list/find-created.ts";
export { waitUntilReady } from "./wait/wait.ts";
