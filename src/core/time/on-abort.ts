const callbacks = new WeakMap<AbortSignal, { all: Set<() => void>; listener: () => void }>();

/**
 * Calls back when the signal aborts, unless the returned function is called first. All calls that share a signal
 * share one listener, because Node warns of a leak from the eleventh on.
 */
export function onAbort(signal: AbortSignal | undefined, callback: () => void): () => void {
  if (!signal) return () => undefined;
  const waiting = callbacks.get(signal) ?? listenTo(signal);
  // A new function, so that the same callback can be added twice.
  const entry = (): void => callback();
  waiting.all.add(entry);
  return () => {
    if (!waiting.all.delete(entry) || waiting.all.size > 0) return;
    signal.removeEventListener("abort", waiting.listener);
    callbacks.delete(signal);
  };
}

function listenTo(signal: AbortSignal): { all: Set<() => void>; listener: () => void } {
  const all = new Set<() => void>();
  const listener = (): void => {
    callbacks.delete(signal);
    for (const callback of [...all]) callback();
  };
  const waiting = { all, listener };
  callbacks.set(signal, waiting);
  signal.addEventListener("abort", listener, { once: true });
  return waiting;
}
