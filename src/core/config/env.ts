interface ProcessLike {
  env?: Record<string, string | undefined>;
}

/** Reads an environment variable; undefined if it is empty or there is no environment (browsers, workers). */
export function readEnv(name: string): string | undefined {
  try {
    return (globalThis as { process?: ProcessLike }).process?.env?.[name] || undefined;
  } catch {
    // Deno throws without read permission.
    return undefined;
  }
}
