import { performance } from "node:perf_hooks";

const turn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

/** Turns of the event loop without anything, after which nothing more is to come by itself. */
const stillTurns = 4;

/** Work of the platform that is under way and will call back. */
const underWay = /Connect|Write|Shutdown|^FS|GetAddrInfo|Job|Random/;

let digests = 0;

/** The threads that hash are not to be seen from outside: counted here. */
export function watchDigests(): void {
  const { subtle } = globalThis.crypto;
  const digest = subtle.digest.bind(subtle);
  subtle.digest = async (...given) => {
    digests += 1;
    try {
      return await digest(...given);
    } finally {
      digests -= 1;
    }
  };
}

// What libuv has taken from sockets, threads and pipes so far: nothing new means that nobody has said anything.
const events = (): number => performance.nodeTiming.uvMetricsInfo.events;

/** Resolves when the program has nothing left to do but to wait for time to pass. All sockets are on loopback. */
export async function quiet(): Promise<void> {
  let seen = events();
  for (let still = 0; still < stillTurns; still++) {
    await turn();
    const now = events();
    if (
      now === seen &&
      digests === 0 &&
      !process.getActiveResourcesInfo().some((each) => underWay.test(each))
    ) {
      continue;
    }
    seen = now;
    still = -1;
  }
}
