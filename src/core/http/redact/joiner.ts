/** Shared, as text is joined at one go; no longer than the argument list of a call may be. */
const units = new Uint16Array(8_192);

/** Shorter slices are copied. */
const longSlice = 64;

/** Joins long slices and single code units, of both of which there may be millions. */
export class Joiner {
  readonly #parts: string[] = [];
  #length = 0;

  addUnit(unit: number): void {
    if (this.#length === units.length) this.#flush();
    units[this.#length++] = unit;
  }

  addSlice(text: string, start: number, end: number): void {
    if (end - start < longSlice) {
      for (let at = start; at < end; at++) this.addUnit(text.charCodeAt(at));
    } else {
      this.#flush();
      this.#parts.push(text.slice(start, end));
    }
  }

  text(): string {
    this.#flush();
    return this.#parts.join("");
  }

  #flush(): void {
    if (this.#length > 0) {
      this.#parts.push(Reflect.apply(String.fromCharCode, undefined, units.subarray(0, this.#length)));
    }
    this.#length = 0;
  }
}
