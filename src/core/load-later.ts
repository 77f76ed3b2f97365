/** Loads `later.ts`, once: the platform keeps what it has loaded. */
export function loadLater(): Promise<typeof import("./later.ts")> {
  return import("./later.ts");
}
