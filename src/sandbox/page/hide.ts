import { createRedactor, type Redactor } from "../../core/http/redact/redact.ts";

const mask = "[redacted]";

/** Headers that contain no secrets; the values of all others are hidden. */
const plainHeaders =
  /^(accept|allow|cache-control|content-(disposition|length|range|type)|accept-ranges|date|etag|host|idempotency-key|if-range|origin|range|retry-after|sl-violations|user-agent|x-page|x-page-size|x-request-id|x-sandbox|x-total-(count|pages))$/;

/** Headers whose values are hidden wherever else they occur. */
const secretHeader = /auth|key|token|secret|passw|sign|cookie|session/;
/** The names of fields and parameters that contain secrets. */
const secretName = /api.?key|token|secret|passw|authoriz|credential|signature|cookie|^key$/i;
const secretInText =
  /((?:api.?key|token|secret|passw\w*|authoriz\w*|credential|signature|cookie)["']?\s*[:=]\s*["']?)(?:bearer +)?[^"'&\s,;}]+/gi;
/** What a parser quotes from text that it cannot read, perhaps part of a key. */
const quoted = /Unexpected [\s\S]* is not valid JSON/g;
const queryOfUrl = /(https?:\/\/[^\s"'<>?#]+)\?[^\s"'<>]*/gi;

/** Shorter keys occur in too many words. */
const shortest = 6;
/** How many keys from requests are remembered; beyond that, the oldest is forgotten. */
const mostKeys = 50;
const deepest = 50;

/** Removes keys from everything that the page receives: it is on a screen, and screens are shared and photographed. */
export class Hider {
  /** Keys from requests come after the sandbox's own. */
  readonly #keys: string[];
  readonly #own: number;
  readonly #redactor: Redactor;

  /** `own` are keys that are never forgotten. */
  constructor(own: readonly string[]) {
    this.#keys = [...own];
    this.#own = own.length;
    this.#redactor = createRedactor(this.#keys);
  }

  /** Hides a text from now on, wherever it occurs. */
  learn(secret: string | undefined): void {
    if (secret === undefined || secret.length < shortest || this.#keys.includes(secret)) return;
    this.#keys.push(secret);
    if (this.#keys.length > this.#own + mostKeys) this.#keys.splice(this.#own, 1);
  }

  /** Learns the keys in a request's headers and query. */
  learnFrom(headers: Readonly<Record<string, string>>, target: string): void {
    for (const [name, value] of Object.entries(headers)) {
      if (plainHeaders.test(name) || !secretHeader.test(name)) continue;
      this.learn(value.trim());
      this.learn(/\s(\S+)\s*$/.exec(value)?.[1]);
    }
    for (const [name, value] of new URLSearchParams(target.split("?")[1] ?? ""))
      if (secretName.test(name)) this.learn(value);
  }

  /** Hides keys in any text, such as a path or a note. */
  text(text: string): string {
    const named = text
      .replace(queryOfUrl, `$1?${mask}`)
      .replace(quoted, "it is not valid JSON")
      .replace(secretInText, `$1${mask}`);
    return this.#redactor.text(named);
  }

  /** Hides keys in a path with its query. */
  target(target: string): string {
    const [path = "", ...rest] = target.split("?");
    if (rest.length === 0) return this.text(path);
    const query = rest
      .join("?")
      .split("&")
      .map((pair) => {
        const [name = ""] = pair.split("=");
        return secretName.test(name) ? `${name}=${mask}` : pair;
      })
      .join("&");
    return this.text(`${path}?${query}`);
  }

  headers(headers: Readonly<Record<string, string>>): [name: string, value: string][] {
    return Object.entries(headers).map(([name, value]) => [
      this.text(name),
      plainHeaders.test(name) ? this.text(value) : mask,
    ]);
  }

  /** Hides keys in a form field. */
  field(name: string, value: string): string {
    if (!secretName.test(name)) return this.text(value);
    this.learn(value);
    return mask;
  }

  /** Hides keys in a JSON value, by the names of its fields and by the known keys. */
  value(value: unknown): unknown {
    return this.#redactor.value(this.#byName(value, 0));
  }

  #byName(value: unknown, depth: number): unknown {
    if (typeof value === "string") return this.text(value);
    if (typeof value !== "object" || value === null) return value;
    if (depth === deepest) return "[too deep]";
    if (Array.isArray(value)) return value.map((each) => this.#byName(each, depth + 1));
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => {
        if (!secretName.test(name) || member === null) return [name, this.#byName(member, depth + 1)];
        if (typeof member === "string") this.learn(member);
        return [name, mask];
      }),
    );
  }
}
