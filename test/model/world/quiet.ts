import { performance } from "node:perf_hooks";

const turn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

/** Idle turns of the event loop after which nothing more will happen on its own. */
const stillTurns = 4;

/** Work in progress in the platform that will call back. */
const underWay = /Connect|Write|Shutdown|^FS|GetAddrInfo|Job|Random/;

let digests = 0;

/** Hashing threads cannot be observed from outside, so they are counted here. */
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

// Events that libuv has received from sockets, threads and pipes so far: no new ones means that nothing has arrived.
const events = (): number => performance.nodeTiming.uvMetricsInfo.events;

/** Resolves when the program is idle and can only wait for time to pass. All sockets are on loopback. */
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
