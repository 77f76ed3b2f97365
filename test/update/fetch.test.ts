import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { describe, expect, it } from "vitest";
import { readSource } from "../../scripts/update/source/read-source.ts";
import { fixture, makeProject, serve, toyText } from "./support.ts";

const limits = { timeoutMs: 5_000, maxBytes: 1024 * 1024 };

const megabyte = Buffer.alloc(1024 * 1024, "a");

describe("readSource", () => {
  it("reads a file and a loopback address", async () => {
    const url = await serve((_, response) => response.end(toyText));
    expect(await readSource(fixture("toy.yaml"))).toBe(toyText);
    expect(await readSource(url)).toBe(toyText);
  });

  it("follows a redirect", async () => {
    const url = await serve((request, response) => {
      if (request.url === "/new") response.end("there");
      else response.writeHead(302, { location: "/new" }).end();
    });
    expect(await readSource(url)).toBe("there");
  });

  it.each([
    ["http://example.com/a", /example.com\/a is not https/],
    ["ftp://example.com/a", /give a file or an https URL/],
    ["https://", /is not a valid URL/],
    ["no/such/file.yaml", /no\/such\/file.yaml does not exist/],
    ["test", /test is not a file/],
    ["https://nothing.invalid/", /nothing.invalid\/ cannot be fetched/],
  ])("rejects %s", async (from, message) => {
    await expect(readSource(from, limits)).rejects.toThrow(message);
  });

  it.each([
    ["another status than 200", 404, {}, /responds with 404 Not Found/],
    [
      "a redirect to plain http",
      301,
      { location: "http://example.com/" },
      /redirects to .* which is not https/,
    ],
    ["redirects without end", 302, { location: "/" }, /redirects more than 5 times/],
  ])("rejects %s", async (_, status, headers, message) => {
    const url = await serve((_request, response) => response.writeHead(status, headers).end());
    await expect(readSource(url, limits)).rejects.toThrow(message);
  });

  it("rejects a URL where nobody listens", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    await new Promise((resolve) => server.close(resolve));
    if (address === null || typeof address === "string") throw new Error("no port");
    const from = `http://127.0.0.1:${address.port}/`;
    await expect(readSource(from, limits)).rejects.toThrow(/cannot be fetched: .*ECONNREFUSED/);
  });

  it("gives up on a server that does not finish", async () => {
    const url = await serve((_, response) => void response.write("openapi:"));
    await expect(readSource(url, { ...limits, timeoutMs: 50 })).rejects.toThrow(
      /did not respond completely within 0.05 s/,
    );
  });

  it("stops reading 50 MB when the limit is exceeded", async () => {
    let sent = 0;
    const url = await serve((_, response) => {
      const chunks = Readable.from(
        (function* () {
          for (; sent < 50; sent++) yield megabyte;
        })(),
      );
      pipeline(chunks, response).catch(() => {});
    });
    await expect(readSource(url)).rejects.toThrow(/is larger than 20 MB, the limit for a document/);
    expect(sent).toBeLessThan(45);
  });

  it("rejects a file of 50 MB", async () => {
    const file = join(await makeProject(), "large.yaml");
    await pipeline(Readable.from(Array.from({ length: 50 }, () => megabyte)), createWriteStream(file));
    await expect(readSource(file)).rejects.toThrow(/large.yaml is larger than 20 MB/);
  });

  it("rejects what is not text", async () => {
    const url = await serve((_, response) => response.end(Buffer.from([0xff, 0xfe, 0x00, 0xd8])));
    await expect(readSource(url)).rejects.toThrow(/is not UTF-8 text/);
  });
});
