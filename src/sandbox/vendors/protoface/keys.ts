import type { SandboxAnswer } from "../../http/answer.ts";
import type { Operate, SandboxCall } from "../vendor.ts";
import { refuseConflict } from "./refusals.ts";

/**
 * Protoface's `Idempotency-Key`: a create that comes again under its key gets the first answer, a failure of the server
 * included, and another request under it a 409.
 */
export function honourKeys(): (operate: Operate) => Operate {
  const answers = new Map<string, { request: string; answer: Promise<SandboxAnswer> }>();
  return (operate) => (call: SandboxCall) => {
    const { idempotencyKey: key, id, body } = call;
    if (key === undefined) return operate(call);
    const request = JSON.stringify([id, body]);
    const first = answers.get(key);
    if (!first) {
      const answer = Promise.resolve(operate(call));
      answers.set(key, { request, answer });
      return answer;
    }
    if (first.request === request) return first.answer;
    return refuseConflict("idempotency_key_reused", "The Idempotency-Key was used for another request.");
  };
}
