import type { SandboxAnswer } from "../../http/answer.ts";
import type { Operate, SandboxCall } from "../vendor.ts";
import { refuseConflict } from "./refusals.ts";

/**
 * Protoface's `Idempotency-Key`: repeating a create with its key returns the first answer, even a server error; a different
 * request with the same key gets a 409.
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
