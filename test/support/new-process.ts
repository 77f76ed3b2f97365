/**
 * Forgets what the package keeps for a whole process, all of it under registered symbols, as if a new process had started:
 * free ports are reused, and with them the accounts of finished tests.
 */
export function asInNewProcess(): void {
  for (const symbol of Object.getOwnPropertySymbols(globalThis)) {
    if (Symbol.keyFor(symbol)?.startsWith("avatar-clients.")) Reflect.deleteProperty(globalThis, symbol);
  }
}
