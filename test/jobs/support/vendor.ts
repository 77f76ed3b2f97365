import type { Random } from "../../../scripts/common/random.ts";
import {
  type Exchange,
  type Fault,
  FaultServer,
  well,
} from "../../../scripts/common/stand-ins/fault-server.ts";
import { jsonReply, wireOf } from "../../../scripts/common/stand-ins/fault-server-http.ts";
import { tagIn } from "../../../src/core/input/name-rules.ts";
import type { VendorName } from "../../../src/index.ts";

/** An avatar as the vendor has it. */
export interface Made {
  readonly id: string;
  readonly tag: string | undefined;
}

/** What a vendor has created, from its own list, read past the faults on the wire. */
export function madeAt(server: FaultServer, vendor: VendorName): Made[] {
  const path = `${vendor === "argil" ? "" : "/v1"}/avatars`;
  const nothing = { query: new URLSearchParams(), headers: new Map(), body: Buffer.alloc(0) };
  const reply = server.model.handle({ method: "GET", path, ...nothing });
  const body = JSON.parse(String(reply.body)) as { data?: object[] } | object[];
  const all = (Array.isArray(body) ? body : (body.data ?? [])) as Record<string, unknown>[];
  const made = new Set(server.model.made);
  return all
    .filter(({ id }) => made.has(String(id)))
    .map(({ id, name, displayName, extras }) => ({
      id: String(id),
      tag: extras
        ? (extras as Record<string, string>)["avatar-clients:item"]
        : tagIn(String(name ?? displayName)),
    }));
}

const slowMs = 150;

/** The vendor acts, and then says something else. */
const after = (say: (exchange: Exchange) => void): Fault => ({
  strike(exchange) {
    exchange.answer();
    say(exchange);
  },
});

/** What can go wrong with a create, weighted by frequency. */
const creates: readonly [weight: number, fault: Fault][] = [
  [60, well],
  [8, { strike: ({ socket }) => socket.destroy() }],
  [8, after(({ socket }) => socket.destroy())],
  [5, after(({ send }) => send(jsonReply(500, { message: "boom" })))],
  [4, { strike: ({ send }) => send({ ...jsonReply(429, {}), headers: { "retry-after": "1" } }) }],
  [3, { strike: ({ send }) => send(jsonReply(422, { message: "no face" })) }],
  [4, { strike: ({ answer, send }) => setTimeout(() => send(answer()), slowMs) }],
  [4, { strike: ({ answer, send }) => send(answer({ lagMs: 2_000 })) }],
  [2, { strike: ({ answer, socket }) => socket.end(wireOf(answer()).subarray(0, 60)) }],
  // Never answered.
  [2, after(() => undefined)],
];
const readsGoWrong = 0.03;

/** A vendor on whose side anything can go wrong, at random. */
export function faultyVendor(vendor: VendorName, random: Random, now: () => number): Promise<FaultServer> {
  const total = creates.reduce((sum, [weight]) => sum + weight, 0);
  return FaultServer.start({
    vendor,
    now,
    plan({ method }) {
      if (method !== "POST")
        return random.chance(readsGoWrong) ? { strike: ({ socket }) => socket.destroy() } : well;
      let at = random.below(total);
      for (const [weight, fault] of creates) {
        at -= weight;
        if (at < 0) return fault;
      }
      return well;
    },
  });
}
