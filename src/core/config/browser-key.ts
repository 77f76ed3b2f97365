import type { ClientOptions } from "./options.ts";

let warned = false;

/**
 * Warns, once per page, about an API key in a browser page, where anyone who opens it can read and use the key. A
 * server worker has neither `window` nor `document`.
 */
export function warnOfBrowserKey({ dangerouslyAllowBrowser }: ClientOptions): void {
  if (warned || dangerouslyAllowBrowser === true || !("window" in globalThis) || !("document" in globalThis))
    return;
  warned = true;
  console.warn(
    "avatar-clients: this page contains an API key, which anyone who opens it can read and use. Keep keys on a " +
      "server; if this key may be public, pass dangerouslyAllowBrowser: true.",
  );
}
