/**
 * The URL, or undefined where it is none. Not by `URL.canParse`: Node 20's calls `https://bücher.example/` none once
 * the call has been compiled.
 */
export function parseUrl(text: string, base?: string): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}
