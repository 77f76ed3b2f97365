import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { createRedactor } from "../../src/core/redact.ts";

const key = 'sk/a+b="c';
const redact = createRedactor(key);

describe("the redactor", () => {
  it.each([
    ["as it is", key],
    ["URL-encoded", encodeURIComponent(key)],
    ["in JSON", JSON.stringify(key).slice(1, -1)],
    ["with escaped slashes", key.replaceAll("/", "\\/")],
  ])("takes the key out of text %s", (_, spelling) => {
    expect(redact.text(`<${spelling}> and <${spelling}>`)).toBe("<[redacted]> and <[redacted]>");
  });

  it("takes the key out of values at any depth, names included, and changes nothing else", () => {
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

  it("bears JSON of any depth", () => {
    const depth = 100_000;
    const deep: unknown = JSON.parse(`${"[".repeat(depth)}${JSON.stringify(key)}${"]".repeat(depth)}`);
    expect(redact.value(deep)).toBeDefined();
  });

  it("takes the key out of headers and keeps repeated ones", () => {
    const headers = new Headers({ "x-echo": `Bearer ${key}`, "x-other": "kept" });
    headers.append("set-cookie", "a=1");
    headers.append("set-cookie", `b=${key}`);
    const redacted = redact.headers(headers);
    expect(redacted.get("x-echo")).toBe("Bearer [redacted]");
    expect(redacted.get("x-other")).toBe("kept");
    expect(redacted.getSetCookie()).toEqual(["a=1", "b=[redacted]"]);
  });

  it("makes errors plain: message, name, code and causes stay, fields that hold requests go", () => {
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

  it("bears an error that is its own cause", () => {
    const error = new Error(key);
    error.cause = error;
    expect(inspect(redact.error(error), { depth: Infinity, showHidden: true })).not.toContain(key);
  });

  it.each([undefined, null, 5, `text with ${key}`])(
    "makes an error of what else was thrown: %j",
    (thrown) => {
      const error = redact.error(thrown);
      expect(error).toBeInstanceOf(Error);
      expect(error.message).not.toContain(key);
    },
  );
});
