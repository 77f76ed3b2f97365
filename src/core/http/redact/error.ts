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
    const result = copyOnce(input, depth);
    copies.set(input, result);
    return result;
  }

  function copyOnce(input: unknown, depth: number): Error {
    try {
      if (!isError(input)) return new Error(text(describe(input)));
      const { message, cause, errors } = input;
      const inner = cause === undefined ? undefined : copy(cause, depth + 1);
      const result = new Error(text(String(message)), inner && { cause: inner });
      for (const field of keptFields) {
        const content = input[field];
        if (typeof content !== "string") continue;
        const enumerable = field === "code" || field === "syscall";
        Object.defineProperty(result, field, {
          value: text(content),
          enumerable,
          configurable: true,
          writable: true,
        });
      }
      if (Array.isArray(errors)) {
        Object.assign(result, { errors: errors.flatMap((each: unknown) => copy(each, depth + 1) ?? []) });
      }
      return result;
    } catch {
      // A field that throws when it is read.
      return new Error("[unreadable]");
    }
  }

  return copy(error, 0) ?? new Error("[unreadable]");
}

/** By its fields, because the errors of another realm are no instances of this one's (Jest runs tests in one). */
function isError(input: unknown): input is Fields {
  return typeof input === "object" && input !== null && "message" in input;
}

/** Of an object only what kind it is: it may be a buffer. */
function describe(input: unknown): string {
  const isPrimitive = (typeof input !== "object" || input === null) && typeof input !== "function";
  return isPrimitive ? String(input) : Object.prototype.toString.call(input);
}
