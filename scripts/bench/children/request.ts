import { measureRounds, type RoundsPlan } from "../rounds.ts";
import { type ClientModules, createCandidates } from "./clients.ts";

export interface RequestTask {
  server: string;
  modules: Partial<ClientModules>;
  plan: RoundsPlan;
}

const task: RequestTask = JSON.parse(process.argv[2] ?? "");
const candidates = await createCandidates(task.server, task.modules);
console.log(JSON.stringify(await measureRounds(candidates, task.plan)));
