import { getEventListeners } from "node:events";

export type Fetch = typeof globalThis.fetch;

/** Never responds; ends on abort, as the platform's fetch does. */
export const hangs: Fetch = (_, init) =>
  new Promise((_resolve, reject) => {
    const { signal } = init ?? {};
    signal?.addEventListener("abort", () => reject(signal.reason), { once: true });
  });

/** Never responds, and ignores aborts. */
export const ignoresAborts: Fetch = () => new Promise(() => undefined);

export function listeners(signal: AbortSignal): number {
  return getEventListeners(signal, "abort").length;
}

/** Runs this many concurrently. */
export function many<T>(count: number, run: (index: number) => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: count }, (_, index) => run(index)));
}

export function aborter(): { signal: AbortSignal; abort: () => void } {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}
