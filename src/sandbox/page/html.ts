import { createHash } from "node:crypto";
import type { PageParts } from "./bundle.ts";

/** The page as a single file, and its security policy: only its own script, style and server. */
export function composePage(
  { markup, style, script }: PageParts,
  token: string,
): { html: string; csp: string } {
  const html = markup
    .replace("<!--style-->", () => `<style>${style}</style>`)
    .replace("<!--token-->", () => `<meta name="token" content="${token}">`)
    .replace("<!--script-->", () => `<script type="module">${script}</script>`);
  const csp = [
    "default-src 'none'",
    `script-src ${hash(script)}`,
    `style-src ${hash(style)}`,
    "img-src 'self' blob:",
    "media-src 'self'",
    "connect-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
  return { html, csp };
}

/** https://www.w3.org/TR/CSP3/#grammardef-hash-source */
function hash(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}
