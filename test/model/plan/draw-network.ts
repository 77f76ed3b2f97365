import type { Random } from "../../../scripts/common/random.ts";
import type {
  AgentPlan,
  ClientPlan,
  NetworkPlan,
  TransportPlan,
  UndiciVersion,
  Wrapping,
} from "./schedule.ts";

/**
 * How the process reaches the vendor: the global fetch, and custom fetches of the clients. With `crowded`, clients share a
 * single connection, and some use other connections besides.
 */
export function drawNetwork(
  random: Random,
  versions: readonly UndiciVersion[],
  crowded: boolean,
): { network: NetworkPlan; clients: ClientPlan[] } {
  const tls = random.chance(0.45);
  const agent = drawAgent(random, tls, versions);
  const network = {
    tls,
    agent: crowded ? { ...agent, http2: false, connections: 1 as const } : agent,
    patch: random.chance(crowded ? 0.3 : 0.12)
      ? random.pick<Wrapping>(["retries", "drops the signal", "node:http"])
      : undefined,
  };
  const clients = Array.from({ length: random.pick(crowded ? [2, 3] : [1, 1, 2, 3]) }, (_, index) => ({
    copy: random.chance(0.2) ? (1 as const) : (0 as const),
    timeoutMs: random.pick([800, 5_000, 30_000, 60_000]),
    maxRetries: random.pick([0, 1, 2, 2, 3]),
    transport: crowded ? drawBeside(random, index) : drawTransport(random, tls, versions),
  }));
  return { network, clients };
}

function drawAgent(random: Random, tls: boolean, versions: readonly UndiciVersion[]): AgentPlan {
  return {
    from: random.chance(0.35) ? "node" : random.pick(versions),
    http2: tls && random.chance(0.75),
    connections: random.pick([1, 1, 2, 0, 0] as const) || undefined,
  };
}

/** The first client shares the connection, the second uses its own, the rest either. */
function drawBeside(random: Random, index: number): TransportPlan {
  if (index === 0 || (index > 1 && random.chance(0.5))) return { kind: "platform" };
  const base = index === 1 ? "node:http" : random.pick(["node:http", "global"] as const);
  const wrapping = random.chance(0.3) ? ("drops the signal" as const) : undefined;
  return { kind: "option", base, wrapping, vouched: false };
}

function drawTransport(random: Random, tls: boolean, versions: readonly UndiciVersion[]): TransportPlan {
  if (random.chance(0.5)) return { kind: "platform" };
  const wrapping = random.chance(0.5) ? random.pick(["retries", "drops the signal"] as const) : undefined;
  return {
    kind: "option",
    base: random.pick([
      "global" as const,
      "node:http" as const,
      drawAgent(random, tls, versions),
      drawAgent(random, tls, versions),
    ]),
    wrapping,
    vouched: wrapping !== "retries" && random.chance(0.4),
  };
}
