import { entryUrl } from "./build.ts";
import { runChild, startChildServer } from "./child.ts";
import type { ClientModules } from "./children/clients.ts";
import type { RequestTask } from "./children/request.ts";
import type { Rounds, RoundsPlan } from "./rounds.ts";

/** Reads one avatar repeatedly from a loopback server, with each of the given clients and with bare fetch. */
export async function measureRequests(plan: RoundsPlan, peers: Partial<ClientModules> = {}): Promise<Rounds> {
  using server = await startChildServer("avatar-server");
  const modules = { protoface: entryUrl("./protoface"), ...peers };
  const task: RequestTask = { server: server.url, modules, plan };
  return runChild<Rounds>("request", [JSON.stringify(task)]);
}
