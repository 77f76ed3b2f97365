const mask = "[redacted]";
/** JSON of any depth is legal, and an error may be its own cause; neither may exhaust the stack. */
const deepest = 100;
const tooDeep = "[too deep]";

/** Takes a client's key out of whatever is about to be shown. */
export interface Redactor {
  text(text: string): string;
  /** A copy without the key, at any depth; the value itself where it does not hold the key. */
  value(value: unknown): unknown;
  headers(headers: Headers): Headers;
  /** A platform error as a plain one: name, message, code and causes, without the fields that may hold requests. */
  error(error: unknown): Error;
}

export function createRedactor(key: string): Redactor {
  // JSON and URLs may carry the key in another spelling.
  const spellings = [
    ...new Set([key, encodeURIComponent(key), JSON.stringify(key).slice(1, -1), key.replaceAll("/", "\\/")]),
  ];

  function text(input: string): string {
    return spellings.reduce((result, spelling) => result.replaceAll(spelling, mask), input);
  }

  function value(input: unknown, depth: number): unknown {
    if (typeof input === "string") return text(input);
    if (typeof input !== "object" || input === null) return input;
    if (depth === deepest) return tooDeep;
    const inner = (member: unknown): unknown => value(member, depth + 1);
    if (Array.isArray(input)) return input.map(inner);
    // fromEntries defines own properties, so that a "__proto__" member stays data.
    return Object.fromEntries(Object.entries(input).map(([name, member]) => [text(name), inner(member)]));
  }

  function error(input: unknown, depth: number): Error {
    if (!(input instanceof Error)) return new Error(text(String(input)));
    if (depth === deepest) return new Error(tooDeep);
    const inner = (member: unknown): Error => error(member, depth + 1);
    const { code, syscall, cause, errors } = input as Error & Record<"code" | "syscall" | "errors", unknown>;
    const result = new Error(text(input.message), cause === undefined ? undefined : { cause: inner(cause) });
    Object.assign(result, { name: input.name }, input.stack && { stack: text(input.stack) });
    if (typeof code === "string") Object.assign(result, { code });
    if (typeof syscall === "string") Object.assign(result, { syscall });
    if (Array.isArray(errors)) Object.assign(result, { errors: errors.map(inner) });
    return result;
  }

  return {
    text,
    value: (input) => value(input, 0),
    error: (input) => error(input, 0),
    // Pairs, because set-cookie may come more than once.
    headers: (headers) =>
      new Headers([...headers].map(([name, content]): [string, string] => [name, text(content)])),
  };
}
