import { limitsRate } from "../plan/draw-posts.ts";
import type { CallRecord } from "../run/records.ts";
import type { World } from "../run/world.ts";
import type { Avatar, PostRecord } from "../vendor/records.ts";

/** One input of one call: what is to become one avatar at most. */
export interface Unit {
  readonly call: CallRecord;
  readonly input: number;
  readonly title: string;
  readonly name: string;
  readonly key: string | undefined;
  readonly unique: boolean;
  /** The POSTs that were read of it, in order. */
  readonly posts: readonly PostRecord[];
  /** What the vendor made of them. */
  readonly made: readonly Avatar[];
}

export function unitsOf(world: World): Unit[] {
  return world.calls
    .filter(({ plan, started }) => plan.kind !== "findCreated" && started)
    .flatMap((call) => call.plan.inputs.map((_, input) => unitOf(world, call, input)));
}

export function unitOf(world: World, call: CallRecord, input: number): Unit {
  const { plan } = call;
  const planned = plan.inputs[input];
  const isOurs = (post: PostRecord): boolean => {
    const mark = markOf(world, post);
    return mark
      ? mark.call === plan.id && mark.input === input
      : post.call === plan.id && plan.inputs.length === 1;
  };
  return {
    call,
    input,
    title: `call ${plan.id}${plan.kind === "createMany" ? `, input ${input}` : ""}`,
    name: call.names[input] ?? "",
    key: planned?.key,
    unique: planned !== undefined && "unique" in planned.name,
    posts: world.vendor.posts.filter(isOurs),
    made: world.vendor.store.avatars.filter(({ mark }) => mark?.call === plan.id && mark.input === input),
  };
}

/** One call of fetch: the POSTs of it that were read. More than one only where the fetch itself repeats. */
export function sendsOf(posts: readonly PostRecord[]): PostRecord[][] {
  const sends = new Map<number | string, PostRecord[]>();
  for (const post of posts) {
    const id = post.send ?? `post ${post.number}`;
    sends.set(id, [...(sends.get(id) ?? []), post]);
  }
  return [...sends.values()];
}

/** True where the fetch of the user's sent something twice: what comes of that is not ours. */
export function wasRepeatedByFetch(unit: Unit): boolean {
  return sendsOf(unit.posts).some((send) => send.length > 1);
}

/** Whose it is; where the body was not read, another POST of the same call of fetch may tell. */
function markOf({ vendor }: World, { asked, send }: PostRecord): Avatar["mark"] {
  if (asked?.mark || send === undefined) return asked?.mark;
  return vendor.posts.find((post) => post.send === send && post.asked?.mark)?.asked?.mark;
}

/** True where the vendor has said, whole, "too fast". */
function wasRateLimited({ behaviour, answered }: PostRecord): boolean {
  return answered !== undefined && limitsRate(behaviour.answer);
}

/** What a fetch that repeats gives back is its last answer: of those before it nobody hears. */
export function wasAnsweredRateLimited(send: readonly PostRecord[]): boolean {
  const last = send.at(-1);
  return last !== undefined && wasRateLimited(last);
}

/** Names as vendors keep them. */
export function sameName(a: string, b: string): boolean {
  const keep = (name: string) =>
    name
      .normalize("NFC")
      .replace(/\r\n|\r/g, "\n")
      .trim();
  return keep(a) === keep(b);
}

/**
 * True where a connection ended under a call, as those of undici 6 over HTTP/2 do when another of its calls ends; a body
 * that was under way then arrives empty, as if it were whole.
 */
export function wasCutByTransport(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (("code" in cause && cause.code === "UND_ERR_SOCKET") || ("body" in cause && cause.body === ""))
      return true;
  }
  return false;
}
