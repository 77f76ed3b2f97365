/**
 * Forgets what the package keeps for a whole process, all of it under registered symbols, as if another process began:
 * free ports come back, and with them the accounts of tests that are over.
 */
export function asInNewProcess(): void {
  for (const symbol of Object.getOwnPropertySymbols(globalThis)) {
    if (Symbol.keyFor(symbol)?.startsWith("avatar-clients.")) Reflect.deleteProperty(globalThis, symbol);
  }
}
