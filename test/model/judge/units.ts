import { limitsRate } from "../plan/draw-posts.ts";
import type { CallRecord } from "../run/records.ts";
import type { World } from "../run/world.ts";
import type { Avatar, PostRecord } from "../vendor/records.ts";

/** One input of one call, which may become one avatar at most. */
export interface Unit {
  readonly call: CallRecord;
  readonly input: number;
  readonly title: string;
  readonly name: string;
  readonly key: string | undefined;
  readonly unique: boolean;
  /** Its POSTs that were read, in order. */
  readonly posts: readonly PostRecord[];
  /** What the vendor created from them. */
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

/** Groups the POSTs that were read by call of fetch. A group has more than one only if the fetch itself repeats requests. */
export function sendsOf(posts: readonly PostRecord[]): PostRecord[][] {
  const sends = new Map<number | string, PostRecord[]>();
  for (const post of posts) {
    const id = post.send ?? `post ${post.number}`;
    sends.set(id, [...(sends.get(id) ?? []), post]);
  }
  return [...sends.values()];
}

/** True if a custom fetch sent something twice: we are not responsible for the result. */
export function wasRepeatedByFetch(unit: Unit): boolean {
  return sendsOf(unit.posts).some((send) => send.length > 1);
}

/** Whose it is; if the body was not read, another POST of the same fetch call may tell. */
function markOf({ vendor }: World, { asked, send }: PostRecord): Avatar["mark"] {
  if (asked?.mark || send === undefined) return asked?.mark;
  return vendor.posts.find((post) => post.send === send && post.asked?.mark)?.asked?.mark;
}

/** True if the client was sent a complete rate limit response. */
function wasRateLimited({ behaviour, answered }: PostRecord): boolean {
  return answered !== undefined && limitsRate(behaviour.answer);
}

/** A fetch that repeats requests returns its last response; nobody sees the earlier ones. */
export function wasAnsweredRateLimited(send: readonly PostRecord[]): boolean {
  const last = send.at(-1);
  return last !== undefined && wasRateLimited(last);
}

/** Compares names the way vendors store them. */
export function sameName(a: string, b: string): boolean {
  const keep = (name: string) =>
    name
      .normalize("NFC")
      .replace(/\r\n|\r/g, "\n")
      .trim();
  return keep(a) === keep(b);
}

/**
 * True if a connection ended during a call, as undici 6 does over HTTP/2 when another call on it ends; a body in flight then
 * arrives empty, as if complete.
 */
export function wasCutByTransport(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (("code" in cause && cause.code === "UND_ERR_SOCKET") || ("body" in cause && cause.body === ""))
      return true;
  }
  return false;
}
