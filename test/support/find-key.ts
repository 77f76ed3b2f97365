/**
 * True if a reader who decodes could find the key in a text, with up to `depth` levels of nested escapes. Decodes by other
 * means than the package, which knows the key and looks for its spellings: this decodes everything, and then searches.
 */
export function holdsKey(text: string, key: string, depth = 4): boolean {
  const wanted = key.toLowerCase();
  const seen = new Set<string>();
  let latest = [text];
  for (let level = 0; level <= depth; level++) {
    for (const reading of latest) {
      seen.add(reading);
      const decoded = decode(reading);
      const contents = [decoded, ...unescapes.map((undo) => undo(decoded))];
      if ([reading, ...contents].some((each) => each.toLowerCase().includes(wanted))) return true;
    }
    const next = latest.flatMap((reading) => unescapes.map((undo) => undo(reading)));
    latest = [...new Set(next)].filter((reading) => !seen.has(reading));
  }
  return false;
}

/** The decoded content of base64, hexadecimal and lists of bytes. */
function decode(text: string): string {
  const bytes = [...base64Bytes(text), ...hexBytes(text), ...listedBytes(text)];
  return bytes.map((each) => `${each.toString("latin1")}\n${each.toString("utf8")}`).join("\n");
}

const unescapes: readonly ((text: string) => string)[] = [
  (text) => text.split("\0").join(""),
  (text) => text.split(/\s+/).join(""),
  (text) => text.replace(/\\[nrt]/g, ""),
  (text) => text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => percent(run).toString()),
  (text) => text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => percent(run).toString("latin1")),
  (text) =>
    text.replace(/%u([0-9a-f]{4})/gi, (_, digits: string) => String.fromCharCode(Number(`0x${digits}`))),
  (text) => text.replace(/\\(?:u[0-9a-f]{4}|["\\/])/gi, (found) => JSON.parse(`"${found.toLowerCase()}"`)),
  (text) =>
    text.replace(/\\(?:x|u\{)([0-9a-f]+)\}?/gi, (_, digits: string) =>
      String.fromCharCode(Number(`0x${digits.slice(-2)}`)),
    ),
  (text) => text.replace(/\\([^a-z0-9])/gi, "$1"),
  (text) =>
    text
      .replace(/&#(x?)([0-9a-f]+);/gi, (_, x: string, digits: string) =>
        String.fromCharCode(Number.parseInt(digits, x ? 16 : 10)),
      )
      .replace(/&(amp|lt|gt|quot|apos|sol|equals);/g, (_, name: string) => named[name] ?? ""),
];

const named: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  sol: "/",
  equals: "=",
};

function base64Bytes(text: string): Buffer[] {
  const runs = text.match(/[\w+/-]{10,}/g) ?? [];
  return runs.flatMap((run) => [0, 1, 2, 3].map((start) => Buffer.from(run.slice(start), "base64")));
}

function hexBytes(text: string): Buffer[] {
  const runs = text.match(/[0-9a-f]{2}(?:[ :,-]?[0-9a-f]{2}){7,}/gi) ?? [];
  return runs.flatMap((run) => {
    const digits = run.replace(/[ :,-]/g, "");
    return [Buffer.from(digits, "hex"), Buffer.from(digits.slice(1), "hex")];
  });
}

function listedBytes(text: string): Buffer[] {
  const lists = text.match(/\d{1,3}(?:,\s*\d{1,3}){7,}/g) ?? [];
  return lists.map((list) => Buffer.from(list.split(",").map(Number)));
}

function percent(run: string): Buffer {
  return Buffer.from(run.replaceAll("%", ""), "hex");
}
