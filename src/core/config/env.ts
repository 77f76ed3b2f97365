interface ProcessLike {
  env?: Record<string, string | undefined>;
}

/** An environment variable; undefined where there is no environment (browsers, workers) or it is empty. */
export function readEnv(name: string): string | undefined {
  try {
    return (globalThis as { process?: ProcessLike }).process?.env?.[name] || undefined;
  } catch {
    // Deno throws without permission to read it.
    return undefined;
  }
}
