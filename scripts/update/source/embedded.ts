import { InputError } from "../input-error.ts";

export interface Embedded {
  readonly method: string;
  readonly path: string;
  readonly text: string;
  /** The line of the page where the text starts. */
  readonly line: number;
}

const heading = /^ {0,3}(`{3,}|~{3,})\s*ya?ml\s+(?:https?:\S+\s+)?([a-z]+)\s+(\/\S*)(?:\s.*)?$/i;

/** The blocks of a Markdown page that are headed `yaml [URL] METHOD PATH`. */
export function embeddedOperations(page: string, from: string): Embedded[] {
  const lines = page.split("\n");
  const found: Embedded[] = [];
  for (let i = 0; i < lines.length; i++) {
    const [, fence, method, path] = heading.exec(lines[i] ?? "") ?? [];
    if (!fence || !method || !path) continue;
    const closing = new RegExp(`^ {0,3}${fence[0]}{${fence.length},}\\s*$`);
    const length = lines.slice(i + 1).findIndex((line) => closing.test(line));
    if (length === -1) {
      throw new InputError(`${from}: line ${i + 1} opens a block that does not end: the page is truncated`);
    }
    const text = lines.slice(i + 1, i + 1 + length).join("\n");
    found.push({ method: method.toLowerCase(), path, text, line: i + 2 });
    i += length + 1;
  }
  return found;
}
