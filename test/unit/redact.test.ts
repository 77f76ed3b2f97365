import { inspect } from "node:util";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { createRedactor } from "../../src/core/http/redact/redact.ts";

const key = 'sk/a+b="c';
const redact = createRedactor([key]);

describe("the redactor", () => {
  it("removes the key from values at any depth, names included, and changes nothing else", () => {
    const value = { a: [1, key, { b: `x${key}y`, [key]: null }], c: true, d: undefined };
    expect(redact.value(value)).toEqual({
      a: [1, "[redacted]", { b: "x[redacted]y", "[redacted]": null }],
      c: true,
      d: undefined,
    });
    expect(value.a[1]).toBe(key);
  });

  it('keeps a "__proto__" member as data', () => {
    const redacted = redact.value(JSON.parse(`{"__proto__":{"polluted":${JSON.stringify(key)}}}`));
    expect(JSON.stringify(redacted)).toBe('{"__proto__":{"polluted":"[redacted]"}}');
    expect(Object.getPrototypeOf(redacted)).toBe(Object.prototype);
    expect("polluted" in {}).toBe(false);
  });

  it("copes with JSON of any depth", () => {
    const depth = 100_000;
    const deep: unknown = JSON.parse(`${"[".repeat(depth)}${JSON.stringify(key)}${"]".repeat(depth)}`);
    expect(redact.value(deep)).toBeDefined();
  });

  it("removes the key from numbers", () => {
    const digits = "12345678901234567890";
    const parsed: unknown = JSON.parse(`{"whole":${digits},"part":7.12e5,"other":1234567}`);
    expect(createRedactor([digits]).value(parsed)).toEqual({
      whole: "[redacted]",
      part: 712000,
      other: 1234567,
    });
    expect(createRedactor(["87654321"]).value([87654321, 1, 9876543210])).toEqual([
      "[redacted]",
      1,
      "[redacted]",
    ]);
    expect(createRedactor(["5"]).value({ status: 5 })).toEqual({ status: 5 });
  });

  it.each<[string, unknown]>([
    ["a buffer in JSON", JSON.parse(JSON.stringify(Buffer.from(`Bearer ${key}`)))],
    ["a buffer of UTF-16 in JSON", JSON.parse(JSON.stringify(Buffer.from(key, "utf16le")))],
    ["bytes in JSON", JSON.parse(JSON.stringify(new TextEncoder().encode(key)))],
    ["bytes", new TextEncoder().encode(key)],
    ["a list of characters", [...key]],
    ["a spread string", { ...Array.from(key), status: 401, error: "unauthorized" }],
  ])("removes the key from %s", (_, value) => {
    const redacted = redact.value(value);
    expect(Object.values(redacted ?? {}).join("")).not.toContain(key);
    expect(inspect(redacted)).toContain("[redacted]");
    expect(JSON.stringify(redacted)).not.toMatch(/115,107|"s",?"k"/);
  });

  it("keeps numbers and characters that do not spell the key", () => {
    const value = {
      sizes: [1, 2, 3, 500, 70, 80, 90, 100, 110],
      letters: ["a", "b", "c", "d", "e", "f", "g", "h"],
    };
    expect(redact.value(value)).toEqual(value);
  });

  it.each([
    ["a field that throws", Object.defineProperty({}, "x", { enumerable: true, get: fails })],
    ["a map", new Map([[key, key]])],
    ["a function", Object.assign(() => key, { key })],
    ["a symbol", Symbol(key)],
    ["bytes without a view", new TextEncoder().encode(key).buffer],
  ])("shows nothing of a value that is not JSON: %s", (_, value) => {
    expect(inspect(redact.value(value), { showHidden: true })).not.toContain(key);
  });

  it("removes the key from headers and keeps repeated ones", () => {
    const headers = new Headers({ "x-echo": `Bearer ${key}`, "x-other": "kept" });
    headers.append("set-cookie", "a=1");
    headers.append("set-cookie", `b=${key}`);
    const redacted = redact.headers(headers);
    expect(redacted.get("x-echo")).toBe("Bearer [redacted]");
    expect(redacted.get("x-other")).toBe("kept");
    expect(redacted.getSetCookie()).toEqual(["a=1", "b=[redacted]"]);
  });

  it("removes the key from header names, which are lower case", () => {
    const token = "sk_Live-0aF+b~9Z";
    const redacted = createRedactor([token]).headers(
      new Headers({ [`x-${token}`]: "1", [token]: "2", "x-y": "3" }),
    );
    expect([...redacted]).toEqual([
      ["redacted", "2"],
      ["x-redacted", "1"],
      ["x-y", "3"],
    ]);
  });

  it("reduces errors: message, name, code and causes stay, fields that contain requests go", () => {
    const parser = Object.assign(new Error(`bad header near ${key}`), { code: "HPE_X", data: key });
    const address = Object.assign(new Error(key), { code: "ECONNREFUSED", syscall: "connect", address: key });
    const several = new AggregateError([parser, address, key], key, { cause: parser });
    const outer = Object.assign(new TypeError("fetch failed", { cause: several }), { request: { key } });
    const redacted = redact.error(outer);
    expect(inspect(redacted, { depth: Infinity, showHidden: true })).not.toContain(key);
    expect(redacted).toMatchObject({
      name: "TypeError",
      message: "fetch failed",
      cause: {
        name: "AggregateError",
        message: "[redacted]",
        cause: { code: "HPE_X", message: "bad header near [redacted]" },
        errors: [{ code: "HPE_X" }, { code: "ECONNREFUSED", syscall: "connect" }, { message: "[redacted]" }],
      },
    });
  });

  it("removes the key from name, code, call and stack", () => {
    const fields = { name: key, code: `E_${key}`, syscall: encodeURIComponent(key), stack: `at ${key}:1` };
    const error = redact.error(Object.assign(new Error("x"), fields));
    expect({ ...error, name: error.name, stack: error.stack }).toEqual({
      name: "[redacted]",
      code: "E_[redacted]",
      syscall: "[redacted]",
      stack: "at [redacted]:1",
    });
  });

  it("copies no other field: no symbols, accessors, numbers or requests", () => {
    const error = Object.assign(new Error("x"), { [Symbol(key)]: key, code: 20, options: { key } });
    Object.defineProperty(error, key, { get: () => key, enumerable: true });
    expect(Reflect.ownKeys(redact.error(error)).sort()).toEqual(["message", "name", "stack"]);
  });

  it.each<[string, unknown]>([
    ["bytes", new TextEncoder().encode(key)],
    ["a buffer", Buffer.from(key)],
    ["a list", [key, [key]]],
    ["a map", new Map([[key, key]])],
    ["an object", { [key]: key }],
    ["a function", new Function(`return ${JSON.stringify(key)}`)],
    ["a symbol", Symbol(key)],
    ["a tag", { [Symbol.toStringTag]: key }],
    ["headers", new Headers({ authorization: `Bearer ${key}` })],
    ["an object with a message", { message: key, name: key, config: key }],
    ["an object whose message is not a string", { message: { toString: () => key } }],
  ])("shows nothing of a cause that is not an error: %s", (_, cause) => {
    const shown = inspect(redact.error(new Error("x", { cause })), { depth: Infinity, showHidden: true });
    expect(shown).not.toContain(key);
    expect(shown).not.toContain([...Buffer.from(key)].join());
  });

  it("reads errors from another realm", () => {
    const foreign: unknown = runInNewContext(
      `Object.assign(new TypeError("near " + key, { cause: Object.assign(new Error(key), { code: "ECONNRESET" }) }))`,
      { key },
    );
    expect(foreign).not.toBeInstanceOf(Error);
    expect(redact.error(foreign)).toMatchObject({
      name: "TypeError",
      message: "near [redacted]",
      cause: { message: "[redacted]", code: "ECONNRESET" },
    });
  });

  it.each([
    [
      "a message",
      {
        get message(): string {
          return fails();
        },
      },
    ],
    ["a stack", Object.defineProperty(new Error("x"), "stack", { get: fails })],
    ["everything", new Proxy(new Error("x"), { get: fails, has: fails, getPrototypeOf: fails })],
    ["its name for a text", { message: "x", cause: { message: { toString: fails } } }],
  ])("never throws, even if %s does", (_, thrown) => {
    expect(redact.error(thrown)).toBeInstanceOf(Error);
    expect(redact.error(new Error("x", { cause: thrown }))).toMatchObject({ message: "x" });
  });

  it("copes with an error that is its own cause", () => {
    const error = new Error(key);
    error.cause = error;
    expect(inspect(redact.error(error), { depth: Infinity, showHidden: true })).not.toContain(key);
  });

  it("breaks a cycle of causes, and keeps what the innermost says", () => {
    const inner = new Error("refused");
    const outer = new Error("fetch failed", { cause: inner });
    inner.cause = outer;
    const redacted = redact.error(outer);
    expect(redacted.cause).toMatchObject({ message: "refused" });
    expect(redacted.cause).not.toHaveProperty("cause");
  });

  it("copies an error once, however often others refer to it", () => {
    let error = new AggregateError([], key);
    // Counting every path, there are 2 ** 60 of them.
    for (let depth = 0; depth < 60; depth++)
      error = new AggregateError([error, error], "x", { cause: error });
    error.errors.push(error);
    const [copy, ...rest] = causes(redact.error(error));
    expect(rest).toHaveLength(60);
    expect(copy).toMatchObject({ errors: [{ message: "x" }, { message: "x" }] });
    expect(rest.at(-1)?.message).toBe("[redacted]");
  });

  it("marks where it stops", () => {
    let error = new Error("innermost");
    for (let depth = 0; depth < 200; depth++) error = new Error(`${depth}`, { cause: error });
    expect(causes(redact.error(error)).map(({ message }) => message)).toEqual([
      ...Array.from({ length: 100 }, (_, at) => `${199 - at}`),
      "[too deep]",
    ]);
  });

  it.each([undefined, null, 5, `text with ${key}`])(
    "turns any other thrown value into an error: %j",
    (thrown) => {
      const error = redact.error(thrown);
      expect(error).toBeInstanceOf(Error);
      expect(error.message).not.toContain(key);
    },
  );
});

function causes(error: unknown): Error[] {
  return error instanceof Error ? [error, ...causes(error.cause)] : [];
}

function fails(): never {
  throw new Error(key);
}
