import { isKey, type KeySource } from "../config/key.ts";
import type { CallTrace } from "../errors/call.ts";
import { assertValid } from "../errors/input.ts";
import { ConnectionError, TimeoutError } from "../errors/transport.ts";
import { kindOf } from "../input/fields.ts";
import type { Clock } from "../time/clock.ts";
import { within } from "../time/within.ts";

/**
 * So many of the newest keys are looked for in what is shown: an error holds none that was used long before its call.
 */
const maxKnown = 100;

/** The keys of a client: the one that it was given, or those that a function has given so far. */
export class Keys {
  /** Those that were used, by their first use. */
  readonly known: string[] = [];
  /** What the client's account goes by, whatever key comes later. Undefined until the function has been asked. */
  first: string | undefined;
  readonly #source: KeySource;

  constructor(source: KeySource) {
    this.#source = source;
    if (typeof source === "string") this.#note(source);
  }

  /** The key, where nobody has to be asked. */
  get fixed(): string | undefined {
    return typeof this.#source === "string" ? this.#source : undefined;
  }

  /**
   * The key for the next call.
   *
   * @throws ConnectionError where the function fails, TimeoutError, InvalidInputError for what is no key, the signal's
   *   reason; nothing was sent then.
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
      const message = `the function apiKey failed, and nothing was sent: ${cause.message}`;
      throw new ConnectionError(trace, message, { cause });
    });
    const late = () => new TimeoutError(trace, "the function apiKey gave no key in time; nothing was sent");
    const key: unknown = await within(limits, asked, late);
    const reason = `the function apiKey must give a key, as text without white space; it gave ${kindOf(key)}`;
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
