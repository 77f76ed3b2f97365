import { expect, test } from "vitest";
import { parseMultipart } from "../../scripts/common/multipart.ts";

const type = "multipart/form-data; boundary=b";
const head = 'Content-Disposition: form-data; name="a"\r\n\r\n';

test("the parser keeps every byte, including line breaks and dashes", () => {
  const bytes = "\r\n--\r\n-b\0";
  const parts = parseMultipart(Buffer.from(`--b\r\n${head}${bytes}\r\n--b--\r\n`), type);
  expect(parts).toEqual([{ name: "a", filename: undefined, type: undefined, bytes: Buffer.from(bytes) }]);
});

test.each([
  ["a type without a boundary", "--b--", "multipart/form-data"],
  ["JSON", "{}", "application/json"],
  ["a preamble", `hello\r\n--b\r\n${head}1\r\n--b--`, type],
  ["another boundary", `--c\r\n${head}1\r\n--c--`, type],
  ["no end", `--b\r\n${head}1\r\n`, type],
  ["bytes after the end", `--b\r\n${head}1\r\n--b--\r\nmore`, type],
  ["a part without headers", "--b\r\n1\r\n--b--", type],
  ["a part without a name", "--b\r\nContent-Disposition: form-data\r\n\r\n1\r\n--b--", type],
  ["an unknown part header", `--b\r\nX-Evil: 1\r\n${head}1\r\n--b--`, type],
  ["a duplicate part header", `--b\r\nContent-Type: a/b\r\nContent-Type: a/b\r\n${head}1\r\n--b--`, type],
  ["a bare quote in a name", '--b\r\nContent-Disposition: form-data; name="a"b"\r\n\r\n1\r\n--b--', type],
])("the parser rejects %s", (_, body, contentType) => {
  expect(() => parseMultipart(Buffer.from(body), contentType)).toThrow();
});
