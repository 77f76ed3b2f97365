import { isKey, type KeySource } from "../config/key.ts";
import type { CallTrace } from "../errors/call.ts";
import { assertValid } from "../errors/input.ts";
import { ConnectionError, TimeoutError } from "../errors/transport.ts";
import { kindOf } from "../input/fields.ts";
import type { Clock } from "../time/clock.ts";
import { within } from "../time/within.ts";

/** The number of recent keys to redact. An error cannot contain a key from long before its call. */
const maxKnown = 100;

/** The keys of a client: the given one, or those that a function has returned so far. */
export class Keys {
  /** The keys used so far, in order of first use. */
  readonly known: string[] = [];
  /** Identifies the client's account, even after the key changes. Undefined until the function was called. */
  first: string | undefined;
  readonly #source: KeySource;

  constructor(source: KeySource) {
    this.#source = source;
    if (typeof source === "string") this.#note(source);
  }

  /** The key, unless it comes from a function. */
  get fixed(): string | undefined {
    return typeof this.#source === "string" ? this.#source : undefined;
  }

  /**
   * Returns the key for the next call.
   *
   * @throws ConnectionError if the function fails; TimeoutError; InvalidInputError for an invalid key; the signal's
   *   reason. Nothing has been sent in any of these cases.
   */
  async ask(
    trace: CallTrace,
    limits: { clock: Clock; ms: number; signal: AbortSignal | undefined },
    shown: (error: unknown) => Error,
  ): Promise<string> {
    const source = this.#source;
    if (typeof source === "string") return source;
    const asked = (async () => source())().catch((error) => {
      const cause = shown(error);
      const message = `the apiKey function failed, nothing was sent: ${cause.message}`;
      throw new ConnectionError(trace, message, { cause });
    });
    const late = () => new TimeoutError(trace, "the apiKey function timed out, nothing was sent");
    const key: unknown = await within(limits, asked, late);
    const reason = `the apiKey function must return a key without whitespace; it returned ${kindOf(key)}`;
    assertValid(trace.vendor, isKey(key) ? [] : [reason]);
    return this.#note(key as string);
  }

  #note(key: string): string {
    this.first ??= key;
    if (!this.known.includes(key)) this.known.push(key);
    if (this.known.length > maxKnown) this.known.shift();
    return key;
  }
}
