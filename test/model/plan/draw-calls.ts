import type { Random } from "../../../scripts/common/random.ts";
import type { VendorName } from "../../../src/index.ts";
import { drawAbort } from "./draw-abort.ts";
import { drawLimitedPost, drawPost, drawSlowPost } from "./draw-posts.ts";
import type { CallbackMood, Callbacks, CallPlan, InputPlan, LookupPlan, NamePlan } from "./schedule.ts";

const bases = [
  "Ada",
  "Zo\u00eb",
  "\u682a\u5f0f\u4f1a\u793e Ada",
  "two\nlines",
  "Jos\u00e9 \u0418\u0432\u0430\u043d",
  "\ud83e\udd16 Robot",
];

/**
 * The calls of a run. With `keyed`, most of them use one of a few keys; with `crowded`, they arrive at about the same time
 * at a slow vendor.
 */
export function drawCalls(
  random: Random,
  vendor: VendorName,
  clients: number,
  { keyed, crowded }: { keyed: boolean; crowded: boolean },
): CallPlan[] {
  const base = random.pick(bases);
  const plainness = random.pick([0, 0, 0.5, 1]);
  const roughness = random.pick([0.1, 0.4, 0.7, 0.95]);
  const aborts = random.pick([0, 0.2, 0.6]);
  const moods = random.chance(0.25);
  const lone = random.chance(0.03);
  // The name belongs to the key: another name under it is another request, and rejected.
  const keys = keyed ? ["k-1", "k-2"].slice(0, random.pick([1, 1, 2])) : [];

  function drawName(): NamePlan {
    if (lone && random.chance(0.3)) return { plain: "half \ud800 a pair" };
    return random.chance(plainness) ? { plain: spell(random, base) } : { unique: spell(random, base) };
  }
  function drawInput(): InputPlan {
    const picture = vendor !== "protoface" && random.chance(0.25) ? "url" : "bytes";
    if (keys.length === 0 || random.chance(0.15)) return { name: drawName(), picture };
    const key = random.pick(keys);
    return { name: { plain: `${base} of ${key}` }, picture, key };
  }
  const spread = random.pick(crowded ? [1, 50] : [1, 50, 4_000, 60_000]);
  const count = keyed || crowded ? 2 + random.below(6) : 1 + random.below(5);
  return Array.from({ length: count }, (_, id) => {
    const kind = pickKind(random, keyed);
    const many = kind === "createMany";
    const limited = many && random.chance(0.3);
    const inputs = Array.from({ length: many ? 1 + random.below(10) : 1 }, drawInput);
    const abort = random.chance(aborts) ? drawAbort(random) : undefined;
    return {
      id,
      kind,
      client: random.below(clients),
      at: random.below(spread),
      via: many || random.chance(0.6) ? "provider" : "client",
      inputs,
      ...(random.chance(0.2) && { timeoutMs: random.pick([300, 2_000, 20_000]) }),
      ...(random.chance(0.2) && { maxRetries: random.pick([0, 1, 4]) }),
      ...(many && { concurrency: 1 + random.below(8) }),
      ...(many && random.chance(0.5) && { drainMs: random.pick([0, 100, 5_000, 40_000]) }),
      ...(kind === "createAndWait" && { maxWaitMs: random.pick([1_000, 20_000, 120_000, 900_000]) }),
      ...(keyed && random.chance(0.08) && { resend: true }),
      ...(abort && { abort }),
      callbacks: drawCallbacks(random, moods),
      posts: Array.from({ length: inputs.length + random.below(4) }, () =>
        limited
          ? drawLimitedPost(random)
          : crowded
            ? drawSlowPost(random, vendor, roughness)
            : drawPost(random, vendor, roughness),
      ),
      lookups: random.chance(0.5)
        ? Array.from({ length: 1 + random.below(3) }, () => drawLookup(random))
        : [],
    };
  });
}

function pickKind(random: Random, keyed: boolean): CallPlan["kind"] {
  const dice = random.next();
  if (dice < (keyed ? 0.75 : 0.5)) return "create";
  if (dice < (keyed ? 0.85 : 0.63)) return "createAndWait";
  return dice < 0.96 ? "createMany" : "findCreated";
}

/** The same name to a vendor that normalizes it, in one of the forms that people and programs write. */
function spell(random: Random, name: string): string {
  return random.pick([
    name,
    name,
    name,
    name.normalize("NFD"),
    `  ${name}`,
    `${name} \t`,
    name.replace("\n", "\r\n"),
  ]);
}

function drawCallbacks(random: Random, moods: boolean): Callbacks {
  const mood = (): CallbackMood =>
    moods && random.chance(0.3) ? random.pick(["slow", "throws", "rejects"]) : "fine";
  return { onSending: mood(), onCreated: mood(), onProgress: mood(), onSettled: mood() };
}

function drawLookup(random: Random): LookupPlan {
  return {
    afterMs: random.pick([0, 0, 1_000, 30_000, 300_000]),
    kind: random.pick(["candidates", "reconcile", "reconcile"]),
    waitMs: random.chance(0.25) ? undefined : random.pick([0, 5_000, 120_000]),
    ...(random.chance(0.15) && { abortMs: random.pick([0, 1, 400]) }),
  };
}
