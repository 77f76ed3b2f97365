/** How software encodes a text that it echoes: maps the text to what appears in the response. */
export const spellings: Readonly<Record<string, (text: string) => string>> = {
  "as it is": (text) => text,
  "in upper case": (text) => text.replace(/[a-z]/g, (letter) => letter.toUpperCase()),
  "in lower case": (text) => text.toLowerCase(),

  "percent-encoded": (text) => encodeURIComponent(text),
  "percent-encoded in lower case": (text) => encodeURIComponent(text).replace(/%../g, lower),
  "percent-encoded in mixed case": (text) => encodeURIComponent(text).replace(/%../g, mixed),
  "percent-encoded throughout": (text) => each(text, (code) => `%${hex(code, 2)}`),
  "percent-encoded twice": (text) => encodeURIComponent(encodeURIComponent(text)),
  "by escape()": (text) => each(text, (code) => `%u${hex(code, 4)}`),

  "in JSON": quoted,
  "in JSON in JSON": (text) => quoted(quoted(text)),
  "in JSON with escaped slashes": (text) => quoted(text).replaceAll("/", "\\/"),
  "in JSON throughout": (text) => each(text, (code) => `\\u${hex(code, 4)}`),
  "in JSON throughout, mixed case": (text) =>
    each(text, (code, at) => (at % 2 ? mixed : lower)(`\\u${hex(code, 4)}`)),
  "in JSON throughout, twice": (text) => each(text, (code) => `\\\\u${hex(code, 4)}`),
  "every second character in JSON": (text) =>
    each(text, (code, at) => (at % 2 ? `\\u${hex(code, 4)}` : quoted(String.fromCharCode(code)))),
  "in JavaScript": (text) => each(text, (code) => `\\u{${code.toString(16)}}`),
  "in C": (text) => each(text, (code) => `\\x${hex(code, 2)}`),
  "with backslashes": (text) => text.replace(/[^A-Za-z0-9]/g, "\\$&"),

  "in HTML": html,
  "in HTML twice": (text) => html(html(text)),
  "in HTML, decimal": (text) => each(text, (code) => `&#${code};`),
  "in HTML, hexadecimal": (text) => each(text, (code) => `&#x${hex(code, 2)};`),
  "in HTML, upper-case X and zeros": (text) => each(text, (code) => `&#X00${hex(code, 2).toUpperCase()};`),
  "in HTML, by name": (text) => html(text).replaceAll("/", "&sol;").replaceAll("=", "&equals;"),
  "percent-encoded in JSON in HTML": (text) => html(quoted(encodeURIComponent(text))),

  "in base64": (text) => base64(text),
  "in base64 without padding": (text) => base64(text).replaceAll("=", ""),
  "in base64url": (text) => Buffer.from(text).toString("base64url"),
  "as a password in base64": (text) => `Basic ${base64(`user:${text}`)}`,
  "in longer base64, second place": (text) => base64(`a${text}b`),
  "in longer base64, third place": (text) => base64(`ab${text}cd`),
  "in longer base64url": (text) => Buffer.from(`{"k":"${text}"}`).toString("base64url"),
  "in base64, percent-encoded": (text) => encodeURIComponent(base64(`?${text}?`)),
  "percent-encoded in base64": (text) => base64(`user:${encodeURIComponent(text)}`),
  "in base64, by JSON": (text) => base64(`key ${text}`).replaceAll("/", "\\/"),
  "in base64 in lines": (text) => base64(`key ${text}`).replace(/.{20}/g, "$&\r\n"),
  "in base64 in lines in JSON": (text) => base64(`key ${text}`).replace(/.{20}/g, "$&\\n"),
  "in UTF-16 in base64": (text) => Buffer.from(`>${text}<`, "utf16le").toString("base64"),

  "in UTF-16, little-endian": (text) => each(text, (code) => `${String.fromCharCode(code)}\0`),
  "in UTF-16, big-endian": (text) => each(text, (code) => `\0${String.fromCharCode(code)}`),
  "in UTF-16, in JSON": (text) => quoted(each(text, (code) => `${String.fromCharCode(code)}\0`)),

  "in hexadecimal": (text) => Buffer.from(text).toString("hex"),
  "in upper-case hexadecimal": (text) => Buffer.from(text).toString("hex").toUpperCase(),
  "as a dump of bytes": (text) => [...Buffer.from(text)].map((byte) => hex(byte, 2)).join(" "),
  "as a list of bytes": (text) => [...Buffer.from(text)].join(", "),
  "over several lines": (text) => text.replace(/.{5}/g, "$&\r\n  "),
};

function each(text: string, spell: (code: number, at: number) => string): string {
  return Array.from({ length: text.length }, (_, at) => spell(text.charCodeAt(at), at)).join("");
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, "0");
}

function lower(found: string): string {
  return found.toLowerCase();
}

function mixed(found: string): string {
  return found.replace(/[a-f]/gi, (digit, at: number) =>
    at % 2 ? digit.toUpperCase() : digit.toLowerCase(),
  );
}

function quoted(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function base64(text: string): string {
  return Buffer.from(text).toString("base64");
}

function html(text: string): string {
  const names: Record<string, string> = { "&": "amp", "<": "lt", ">": "gt", '"': "quot", "'": "apos" };
  return text.replace(/[&<>"']/g, (character) => `&${names[character]};`);
}
