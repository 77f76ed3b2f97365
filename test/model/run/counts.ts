import { isAvatarClientError } from "../../../src/index.ts";
import type { World } from "./world.ts";

/** What happened in a run, by kind: the model's coverage. */
export function countsOf(world: World): Record<string, number> {
  const counts: Record<string, number> = {};
  function count(name: string): void {
    counts[name] = (counts[name] ?? 0) + 1;
  }
  const { agent, tls, patch } = world.schedule.network;
  count(`network: ${agent.from === "node" ? "Node's agent" : `undici ${agent.from}`}${tls ? ", TLS" : ""}`);
  if (patch !== undefined) count(`global fetch patched: ${patch}`);
  for (const { transport } of world.schedule.clients) {
    if (transport.kind === "platform") count("client: global fetch");
    else {
      const { base, wrapping, vouched } = transport;
      const name =
        typeof base === "string" ? base : base.from === "node" ? "Node's agent" : `undici ${base.from}`;
      count(`client: ${name}${wrapping ? `, ${wrapping}` : ""}${vouched ? ", vouched" : ""}`);
    }
  }
  for (const { protocol, behaviour } of world.vendor.posts) {
    count(`POST over HTTP/${protocol}`);
    count(`POST answered: ${behaviour.answer.kind}`);
  }
  for (const avatar of world.vendor.store.avatars) if (avatar.post !== undefined) count("avatar made");
  if (world.schedule.resource === "videos") count("run of videos");
  for (const _ of world.vendor.renders) count("render");
  for (const { plan, aborted, error } of world.calls) {
    count(`call: ${plan.kind}`);
    if (aborted) count("call aborted");
    if (!error) count("call ended well");
    else count(`call ended: ${isAvatarClientError(error.thrown) ? error.thrown.code : "not ours"}`);
  }
  for (const _ of world.unknowns) count("outcome unknown");
  for (const { kind, reconciled, final } of world.lookups) {
    if (kind === "reconcile" && final) count(`at the end: ${reconciled?.status ?? "fails"}`);
  }
  for (const what of world.forgiven) count(`forgiven: ${what}`);
  for (const _ of world.noise) count("exception in undici");
  return counts;
}
