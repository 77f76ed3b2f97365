const deepest = 100;

/** What is kept of an error, if it is text. Other fields may hold whole requests. */
const keptFields = ["name", "stack", "code", "syscall"] as const;

type Fields = Partial<Record<(typeof keptFields)[number] | "message" | "cause" | "errors", unknown>>;

/** A plain error in the place of another, its texts passed through `text`, and so its causes. It never throws. */
export function redactError(error: unknown, text: (text: string) => string): Error {
  // One copy of each, because causes run in circles and lists of errors share them; undefined while it is being made.
  const copies = new Map<unknown, Error | undefined>();

  function copy(input: unknown, depth: number): Error | undefined {
    if (copies.has(input)) return copies.get(input);
    if (depth === deepest) return new Error("[too deep]");
    copies.set(input, undefined);
    // Unless a field throws when it is read.
    let result = new Error("[unreadable]");
    try {
      result = copyOnce(Object(input), input, depth + 1);
    } catch {}
    copies.set(input, result);
    return result;
  }

  function copyOnce(fields: Fields, input: unknown, depth: number): Error {
    // By its fields, because the errors of another realm are no instances of this one's (Jest runs tests in one). Of
    // another object only what kind it is: it may be a buffer.
    if (!("message" in fields))
      return new Error(text(fields === input ? Object.prototype.toString.call(input) : String(input)));
    const { message, cause, errors } = fields;
    const inner = cause === undefined ? undefined : copy(cause, depth);
    const result = new Error(text(String(message)), inner && { cause: inner });
    for (const field of keptFields) {
      const content = fields[field];
      if (typeof content !== "string") continue;
      const enumerable = field === "code" || field === "syscall";
      Object.defineProperty(result, field, {
        value: text(content),
        enumerable,
        configurable: true,
        writable: true,
      });
    }
    if (Array.isArray(errors))
      Object.assign(result, { errors: errors.flatMap((each: unknown) => copy(each, depth) ?? []) });
    return result;
  }

  // Undefined only within itself.
  return copy(error, 0) as Error;
}
