import { entryUrl } from "./build.ts";
import { runChild, startChildServer } from "./child.ts";
import type { ClientModules } from "./children/clients.ts";
import type { RequestTask } from "./children/request.ts";
import type { Rounds, RoundsPlan } from "./rounds.ts";

/** One avatar read over and over from a loopback server, by the clients given and by bare fetch. */
export async function measureRequests(plan: RoundsPlan, peers: Partial<ClientModules> = {}): Promise<Rounds> {
  using server = await startChildServer("avatar-server");
  const modules = { protoface: entryUrl("./protoface"), ...peers };
  const task: RequestTask = { server: server.url, modules, plan };
  return runChild<Rounds>("request", [JSON.stringify(task)]);
}
