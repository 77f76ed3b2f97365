/** The pause before look `n`, from 1 after the avatar in hand, `elapsed` seconds into the wait; in seconds. */
export type Schedule = (n: number, elapsed: number, random: () => number) => number;

function doubling(least: number, most: number): Schedule {
  return (n, _, random) => least + random() * (Math.min(most, least * 2 ** (n - 1)) - least);
}

/** A first pause without looks, then pauses that are a share of the time that has passed, give or take a fifth. */
function patient(first: number, share: number, least: number, most: number): Schedule {
  return (n, elapsed, random) => {
    const planned = n === 1 ? first : Math.min(most, Math.max(least, share * elapsed));
    return planned * (0.8 + 0.4 * random());
  };
}

export const ours: Schedule = doubling(2, 30);

export const others: Readonly<Record<string, Schedule>> = {
  "fixed 5 s": () => 5,
  "Runway, 6 s +/- 1.5": (_, __, random) => 4.5 + 3 * random(),
  "AWS waiter, 2 to 120 s": doubling(2, 120),
  "plain exponential, 1 to 60 s": (n) => Math.min(60, 2 ** (n - 1)),
};

/** What the formula, which is fixed, could do with other times, and what another formula could. */
export const candidates: Readonly<Record<string, Schedule>> = {
  "ours with 2 to 10 s": doubling(2, 10),
  "ours with 3 to 10 s": doubling(3, 10),
  "ours with 4 to 8 s": doubling(4, 8),
  "10 s, then 10 % of the elapsed time, 4 to 30 s": patient(10, 0.1, 4, 30),
  "15 s, then 10 % of the elapsed time, 5 to 30 s": patient(15, 0.1, 5, 30),
  "15 s, then 15 % of the elapsed time, 4 to 30 s": patient(15, 0.15, 4, 30),
};

/** Build times in seconds. */
export type BuildTimes = (random: () => number) => number;

function logNormal(medianSeconds: number, spread: number): BuildTimes {
  return (random) => {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    return medianSeconds * Math.exp(spread * normal);
  };
}

export const buildTimes: Readonly<Record<string, BuildTimes>> = {
  "around 30 s (as Argil's pages say)": logNormal(30, 0.5),
  "around 60 s": logNormal(60, 0.5),
  "around 5 minutes": logNormal(300, 0.5),
  "any from 5 to 120 s": (random) => 5 + 115 * random(),
  "30 s, one in ten 5 minutes": (random) => logNormal(random() < 0.9 ? 30 : 300, 0.3)(random),
};

export interface Cost {
  /** GETs for one build, mean. */
  requests: number;
  /** Seconds from ready to noticed, mean. */
  delay: number;
}

export function costOf(schedule: Schedule, builds: readonly number[], random: () => number): Cost {
  let requests = 0;
  let delay = 0;
  for (const build of builds) {
    let elapsed = 0;
    for (let n = 1; elapsed < build; n++) {
      elapsed += schedule(n, elapsed, random);
      requests += 1;
    }
    delay += elapsed - build;
  }
  return { requests: requests / builds.length, delay: delay / builds.length };
}
