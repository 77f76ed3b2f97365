import { cached, urlOf } from "../cache.ts";
import { openapiFetch } from "../imports.ts";
import { median } from "../measure.ts";
import { heyApiClient, installPeers, peerVersions, redoclyClient } from "../peers/install.ts";
import type { BenchReport } from "../report.ts";
import { measureRequests } from "../request.ts";
import { ratioOf } from "../rounds.ts";

const plan = { rounds: 300, operations: 30 };
const base = "fetch with a timeout";
const ours = "avatar-clients";
const most = 1.1;
const slower = [
  "ky",
  "axios (no retries)",
  "openai (its core)",
  "redocly, timeout and retries",
  "hey-api, timeout (no retries)",
];

/** Paths of the peers' modules. */
export function peerModules(): Record<
  "openapiFetch" | "ky" | "axios" | "openai" | "redocly" | "heyApi",
  string
> {
  installPeers();
  const peer = (...parts: string[]) => urlOf(cached("peers/node_modules", ...parts));
  return {
    openapiFetch,
    ky: peer("ky/distribution/index.js"),
    axios: peer("axios/index.js"),
    openai: peer("openai/index.mjs"),
    redocly: urlOf(redoclyClient),
    heyApi: urlOf(heyApiClient),
  };
}

/** Repeats a GET of one avatar. */
export async function benchRequest(report: BenchReport): Promise<void> {
  const modules = peerModules();
  report.section(`GET of one avatar, ${plan.rounds} rounds of ${plan.operations} in random order`);
  const rounds = await measureRequests(plan, modules);
  const rows = Object.entries(rounds).map(([name, each]) => [
    name,
    `${median(each).toFixed(0)} us`,
    ratioOf(rounds, name, base).toFixed(2),
  ]);
  report.table([["", "median", `to ${base}`], ...rows]);
  report.note(`\n${peerVersions}; redocly and hey-api: generated from our Protoface document`);
  const ratio = ratioOf(rounds, ours, base);
  report.goal(`avatars.get within ${most} of ${base}`, ratio <= most, ratio.toFixed(3));
  for (const name of slower) {
    const lead = ratioOf(rounds, ours, name);
    report.goal(`avatars.get ahead of ${name}`, lead < 1, `${lead.toFixed(2)} of its time`);
  }
}
