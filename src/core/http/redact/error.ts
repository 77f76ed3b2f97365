const deepest = 100;

/** The fields of an error to keep if they are strings. Others may hold whole requests. */
const keptFields = ["name", "stack", "code", "syscall"] as const;

type Fields = Partial<Record<(typeof keptFields)[number] | "message" | "cause" | "errors", unknown>>;

/** Copies an error and its causes to plain errors, with all texts passed through `text`. Never throws. */
export function redactError(error: unknown, text: (text: string) => string): Error {
  // One copy each, because causes may be circular or shared; undefined while in progress.
  const copies = new Map<unknown, Error | undefined>();

  function copy(input: unknown, depth: number): Error | undefined {
    if (copies.has(input)) return copies.get(input);
    if (depth === deepest) return new Error("[too deep]");
    copies.set(input, undefined);
    // The fallback if a getter throws.
    let result = new Error("[unreadable]");
    try {
      result = copyOnce(Object(input), input, depth + 1);
    } catch {}
    copies.set(input, result);
    return result;
  }

  function copyOnce(fields: Fields, input: unknown, depth: number): Error {
    // Recognized by its fields, because an error from another realm fails `instanceof` (Jest runs tests in one). For
    // any other object only its type is kept: it may be a buffer.
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

  // Undefined only within its own causes.
  return copy(error, 0) as Error;
}
