import { isAvatarClientError } from "../../../src/index.ts";
import type { CallRecord } from "../run/records.ts";
import type { Rule } from "./rule.ts";

/** A render is sent once; what a custom fetch repeats, and what `resend` asks for, does not count. */
export const rendersOnce: Rule = (world) => {
  const ids = new Set(world.vendor.renders.map(({ id }) => id));
  return [...ids].flatMap((id) => {
    const renders = world.vendor.renders.filter((each) => each.id === id);
    const sends = new Set(renders.map(({ send, order }) => send ?? `render ${order}`));
    const again = renders.filter(({ call }) =>
      world.calls.some(({ plan }) => plan.id === call && plan.resend),
    );
    return sends.size - again.length > 1
      ? [
          `${id} was sent to be rendered ${sends.size} times, by calls ${renders.map(({ call }) => call).join(", ")}`,
        ]
      : [];
  });
};

/** The video that a call waited for. */
function waitedFor({ plan, value, error }: CallRecord): unknown {
  if (plan.kind !== "createAndWait") return undefined;
  if (value && "id" in value) return value.id;
  return isAvatarClientError(error?.thrown) && error.thrown.code === "wait_timeout"
    ? error.thrown.id
    : undefined;
}

/** No call waits for a video that nobody renders. */
export const rendersWhatItWaitsFor: Rule = ({ schedule, calls, vendor }) =>
  calls.flatMap((call) => {
    const id = schedule.resource === "videos" ? waitedFor(call) : undefined;
    if (id === undefined || vendor.renders.some((render) => render.id === id)) return [];
    return [`call ${call.plan.id} waited for ${id}, which was never rendered`];
  });
