/**
 * Parses a URL; undefined if it is invalid. Not `URL.canParse`, which on Node 20 rejects `https://bücher.example/` once
 * the call has been compiled.
 */
export function parseUrl(text: string, base?: string): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}
