import type { AgentPlan, ClientPlan, NetworkPlan } from "../plan/schedule.ts";
import type { Journal } from "../world/journal.ts";
import type { VirtualTime } from "../world/time.ts";
import { type NodeHttp, nodeHttp } from "./node-http.ts";
import { type Agent, makeAgent, makeGlobal, undiciFetch } from "./undici.ts";
import { numberSends, wrap } from "./wrapping.ts";

type Fetch = typeof globalThis.fetch;

const realFetch = globalThis.fetch;

/** The process's global fetch as planned, and the fetches of the clients. */
export class Network {
  readonly #undo: (() => void)[] = [];
  readonly #agents: Agent[] = [];
  readonly #http: NodeHttp = nodeHttp();
  readonly #nextSend: () => number;
  /** When each numbered fetch was called, counted from 1. */
  readonly sentAt: number[] = [];

  constructor(plan: NetworkPlan, journal: Journal, time: VirtualTime) {
    let sends = 0;
    this.#nextSend = () => {
      sends += 1;
      this.sentAt[sends] = time.elapsed;
      journal.write("client", `calls fetch for a POST, fetch ${sends}`);
      return sends;
    };
    this.#undo.push(makeGlobal(this.#agent(plan.agent), plan.agent.from));
    if (plan.patch === undefined) return;
    globalThis.fetch = numberSends(wrap(realFetch, plan.patch, this.#http), this.#nextSend);
    this.#undo.push(() => {
      globalThis.fetch = realFetch;
    });
  }

  /** The fetch-related options. */
  options({ transport }: ClientPlan): { fetch?: Fetch; fetchSendsOnce?: boolean } {
    if (transport.kind === "platform") return {};
    const base = this.#base(transport.base);
    return {
      fetch: numberSends(wrap(base, transport.wrapping, this.#http), this.#nextSend),
      ...(transport.vouched && { fetchSendsOnce: true }),
    };
  }

  close(): void {
    for (const undo of this.#undo) undo();
    this.#http.close();
    // undici 6 throws here after losing count of a stream. Nobody waits for this, since the agents are no longer used.
    void Promise.allSettled(this.#agents.map(async (agent) => agent.destroy()));
  }

  #base(base: "global" | "node:http" | AgentPlan): Fetch {
    if (base === "global") return realFetch;
    if (base === "node:http") return this.#http.fetch;
    const agent = this.#agent(base);
    if (base.from !== "node") return undiciFetch(base.from, agent);
    // Node's fetch with a separate dispatcher for this client.
    return (input, init) => {
      const sent: RequestInit & { dispatcher: Agent } = { ...init, dispatcher: agent };
      return realFetch(input, sent);
    };
  }

  #agent(plan: AgentPlan): Agent {
    const agent = makeAgent(plan);
    this.#agents.push(agent);
    return agent;
  }
}
