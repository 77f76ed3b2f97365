import type { Random } from "../../../scripts/common/random.ts";
import type { CallPlan, OldAvatar, VendorTraits } from "./schedule.ts";

const minute = 60_000;

/** The vendor's characteristics. */
export function drawTraits(random: Random, calls: readonly CallPlan[]): VendorTraits {
  return {
    names: {
      nfc: random.chance(0.6),
      trimmed: random.chance(0.6),
      lines: random.pick(["kept", "crlf", "lf"]),
    },
    lagMs: random.pick([0, 0, 0, 700, 5_000, 40_000, 10 * minute]),
    buildMs: random.pick([0, 4_000, 30_000, 90_000, 20 * minute]),
    wholeSeconds: random.chance(0.3),
    newestFirst: random.chance(0.6),
    pageCap: random.pick([2, 5, 100, 100]),
    old: random.chance(0.5) ? Array.from({ length: 1 + random.below(8) }, () => drawOld(random, calls)) : [],
    echoesKey: random.chance(0.25),
  };
}

/** Perhaps with a name that a call uses again, or created under a key in an earlier process. */
function drawOld(random: Random, calls: readonly CallPlan[]): OldAvatar {
  const inputs = calls.flatMap((call) => call.inputs);
  const like = random.pick(inputs);
  const plain = "plain" in like.name ? like.name.plain : undefined;
  const ageMs = random.pick([minute, 10 * minute, 26 * 60 * minute]);
  if (like.key !== undefined && plain !== undefined && random.chance(0.15)) {
    return { name: plain, ageMs, key: like.key };
  }
  return { name: plain !== undefined && like.key === undefined ? plain : "Grace", ageMs };
}
