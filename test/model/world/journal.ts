import type { VirtualTime } from "./time.ts";

/** What happened in a run, in words, for people. */
export class Journal {
  readonly lines: string[] = [];
  readonly #time: VirtualTime;
  /** Counts every entry: orders things that happen at the same time. */
  sequence = 0;

  constructor(time: VirtualTime) {
    this.#time = time;
  }

  write(who: string, what: string): number {
    this.sequence += 1;
    this.lines.push(`${String(Math.round(this.#time.elapsed)).padStart(9)} ms  ${who.padEnd(10)} ${what}`);
    return this.sequence;
  }
}
