import type { ClientOptions } from "./options.ts";

let warned = false;

/**
 * Warns where a key is given to a page: whoever opens it can read the key and spend on it. Once a page; a worker of a
 * server has neither `window` nor `document`.
 */
export function warnOfBrowserKey({ dangerouslyAllowBrowser }: ClientOptions): void {
  if (warned || dangerouslyAllowBrowser === true || !("window" in globalThis) || !("document" in globalThis))
    return;
  warned = true;
  console.warn(
    "avatar-clients: this page holds an API key, which everyone who opens the page can read and spend on. Keys belong " +
      "on servers; if this key may be seen, say dangerouslyAllowBrowser: true.",
  );
}
