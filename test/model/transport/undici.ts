import { createRequire } from "node:module";
import { join } from "node:path";
import type { AgentPlan, UndiciVersion } from "../plan/schedule.ts";

/** The part of undici in use, either Node's own or one from npm. */
export interface Agent {
  destroy(): Promise<void>;
}

interface Undici {
  fetch: typeof globalThis.fetch;
  Agent: new (options: object) => Agent;
  setGlobalDispatcher(agent: Agent): void;
}

// A bundled program is located elsewhere, so packages are resolved from its working directory.
const require = createRequire(join(process.cwd(), "package.json"));
const dispatcherSymbols = ["undici.globalDispatcher.1", "undici.globalDispatcher.2"].map(Symbol.for);
const modules = new Map<UndiciVersion, Undici>();
let nodesOwn: Undici["Agent"] | undefined;

/** The installed versions that run on this Node. */
export async function loadUndici(): Promise<UndiciVersion[]> {
  // Node's own is loaded with the first fetch.
  await (await fetch("data:,")).text();
  const dispatcher: object = Reflect.get(globalThis, dispatcherSymbols[0] ?? "");
  nodesOwn = dispatcher.constructor as Undici["Agent"];
  for (const version of [6, 7, 8] as const) {
    try {
      modules.set(version, require(`undici${version}`));
    } catch (error) {
      // Version 8 does not load on Node 20; the others must be installed.
      if (version !== 8) throw error;
    }
  }
  return [...modules.keys()];
}

function moduleOf(version: UndiciVersion): Undici {
  const found = modules.get(version);
  if (!found) throw new Error(`undici ${version} does not run on Node ${process.versions.node}`);
  return found;
}

/** Creates an agent as planned. The certificate is the test's own, so verification is off here, and only here. */
export function makeAgent({ from, http2, connections }: AgentPlan): Agent {
  const Class = from === "node" ? nodesOwn : moduleOf(from).Agent;
  if (!Class) throw new Error("loadUndici must be called first");
  const connect = { rejectUnauthorized: false };
  return new Class({ allowH2: http2, connect, ...(connections !== undefined && { connections }) });
}

/** Makes the global fetch use an agent; the returned function undoes it. */
export function makeGlobal(agent: Agent, from: AgentPlan["from"]): () => void {
  const before = dispatcherSymbols.map((symbol) => [symbol, Reflect.get(globalThis, symbol)] as const);
  if (from === "node") Reflect.set(globalThis, dispatcherSymbols[0] ?? "", agent);
  else moduleOf(from).setGlobalDispatcher(agent);
  return () => {
    for (const [symbol, dispatcher] of before) {
      if (dispatcher !== undefined) Reflect.set(globalThis, symbol, dispatcher);
    }
  };
}

/** The fetch of an undici from npm with an agent. */
export function undiciFetch(version: UndiciVersion, agent: Agent): typeof globalThis.fetch {
  const { fetch } = moduleOf(version);
  return async (input, init = {}) => {
    const sent: RequestInit & { dispatcher: Agent } = { ...init, dispatcher: agent };
    // From version 7 on it accepts only its own FormData, and sends any other as "[object FormData]".
    if (version > 6 && init.body instanceof FormData) {
      const form = new Response(init.body);
      const headers = new Headers(init.headers);
      headers.set("content-type", form.headers.get("content-type") ?? "");
      return fetch(input, { ...sent, headers: Object.fromEntries(headers), body: await form.arrayBuffer() });
    }
    return fetch(input, sent);
  };
}
