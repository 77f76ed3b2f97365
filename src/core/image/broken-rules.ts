import { formatNames } from "./formats.ts";
import { either, type ImageRules, type Sides } from "./rules.ts";
import type { ImageFacts } from "./sniff.ts";

/** A rule that an image breaks. All texts are English, for people to read. */
export interface BrokenRule {
  /**
   * `format`: a file format that the vendor does not accept; `bytes`: the file is too large; `ratio`: a shape that the
   * vendor does not accept; `smallest`, `largest`: too few or too many pixels; `readable`: empty, broken or truncated.
   */
  readonly rule: "format" | "bytes" | "ratio" | "smallest" | "largest" | "readable";
  /** The image's own value, such as `1281x720`. */
  readonly found: string;
  /** What the vendor accepts, such as `16:9 or 9:16`. */
  readonly allowed: string;
  /** Both as one sentence. */
  readonly message: string;
}

/** Every rule that the image breaks; `subject` starts each message. */
export function brokenRules(facts: ImageFacts, rules: ImageRules, subject: string): BrokenRule[] {
  const { type, name, width, height, bytes, broken } = facts;
  const { types, maxMegabytes, ratios, smallest, largest } = rules;
  const found: BrokenRule[] = [];
  function add(rule: BrokenRule["rule"], has: string, allowed: string, sentence: string): void {
    found.push({ rule, found: has, allowed, message: `${subject} ${sentence}` });
  }

  const names = types.map((allowed) => formatNames[allowed]);
  const formats = names.join(", ");
  if (broken !== undefined) add("readable", broken, `a whole ${either(names)} file`, broken);
  else if (!type) add("format", name, formats, `is not a ${either(names)} image but ${name}`);
  if (type && !types.includes(type)) add("format", name, formats, `is ${name}; allowed: ${formats}`);
  if (maxMegabytes !== undefined && bytes > maxMegabytes * 2 ** 20) {
    // Rounded up, so that a single byte over the limit shows.
    const size = `${(Math.ceil((bytes / 2 ** 20) * 100) / 100).toFixed(2)} MB`;
    const allowed = `up to ${maxMegabytes} MB`;
    add("bytes", size, allowed, `has ${size}; allowed: ${allowed}`);
  }
  if (width === undefined || height === undefined) return found;

  const size = `${width}x${height}`;
  const long = Math.max(width, height);
  const short = Math.min(width, height);
  if (ratios && !ratios.some(([w, h]) => width * h === height * w)) {
    const shapes = either(ratios.map((ratio) => ratio.join(":")));
    add("ratio", size, shapes, `is ${size}, which is not exactly ${shapes}`);
  }
  if (smallest && (long < smallest[0] || short < smallest[1])) {
    const allowed = `at least ${bothWays(smallest)}`;
    add("smallest", size, allowed, `is ${size}; ${allowed}`);
  }
  if (largest && (long > largest[0] || short > largest[1])) {
    const allowed = `at most ${bothWays(largest)}`;
    add("largest", size, allowed, `is ${size}; ${allowed}`);
  }
  return found;
}

function bothWays([long, short]: Sides): string {
  return `${long}x${short} or ${short}x${long}`;
}
