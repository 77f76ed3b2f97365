import { Agent, type IncomingHttpHeaders, request } from "node:http";
import { connect } from "node:net";
import { expect, it } from "vitest";
import { forEachBounded } from "../../../src/core/time/bounded.ts";
import type { VendorName } from "../../../src/index.ts";
import { type SandboxRequest, startSandbox } from "../../../src/sandbox/index.ts";
import { expectValid, form, only } from "../support.ts";

const total = 10_000;
const concurrency = 100;
/** A minute is enough on an idle machine; CI shares slow ones. */
const longestMs = 4 * 60_000;
const vendors: readonly VendorName[] = ["anam", "protoface", "argil"];
const json = { "content-type": "application/json" };
const garbage = [
  "hello\r\n\r\n",
  "GET / HTTP/9.9\r\n\r\n",
  "\x16\x03\x01",
  "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
];

interface Shot {
  method?: string;
  path: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
  /** Without the key. */
  bare?: boolean;
}

it(
  `survives ${total} requests at concurrency ${concurrency}, malformed ones among them, and answers each as the document says`,
  async () => {
    const reports: SandboxRequest[] = [];
    const sandbox = await startSandbox({ buildTimeMs: 50, onRequest: (entry) => reports.push(entry) });
    const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
    const statuses = new Map<number, number>();
    const begun = performance.now();
    const shots = {
      anam: await shotsAt("anam"),
      protoface: await shotsAt("protoface"),
      argil: await shotsAt("argil"),
    };

    await forEachBounded(Array(total).keys(), concurrency, async (number) => {
      const vendor = vendors[number % vendors.length] ?? "anam";
      const shot = shots[vendor][Math.floor(number / vendors.length) % shots[vendor].length];
      if (number % 50 === 0) await sendRaw(vendor, garbage[(number / 50) % garbage.length] ?? "");
      if (shot) await send(vendor, shot);
    });

    const perSecond = Math.round(total / ((performance.now() - begun) / 1_000));
    console.log(
      `${perSecond} requests a second; ${[...statuses].map((entry) => entry.join(": ")).join(", ")}`,
    );
    agent.destroy();
    await sandbox.close();
    expectValid(reports);
    expect([...statuses.values()].reduce((sum, count) => sum + count)).toBe(total);
    expect([...statuses.keys()].filter((status) => status >= 500)).toEqual([]);
    for (const status of [200, 201, 202, 400, 401, 404, 405, 422])
      expect(statuses.get(status)).toBeGreaterThan(0);

    function send(
      vendor: VendorName,
      { method = "GET", path, headers = {}, body, bare }: Shot,
    ): Promise<void> {
      const { url, apiKey } = only(sandbox, vendor);
      const key = { authorization: `Bearer ${apiKey}`, "x-api-key": apiKey };
      return new Promise((resolve, reject) => {
        const options = { method, agent, headers: { ...(!bare && key), ...headers } };
        const sent = request(url + path, options, (response) => {
          const { statusCode = 0 } = response;
          statuses.set(statusCode, (statuses.get(statusCode) ?? 0) + 1);
          requireNone(response.headers);
          response.resume().on("end", resolve);
        });
        sent.on("error", reject).end(body);
      });
    }

    function sendRaw(vendor: VendorName, text: string): Promise<void> {
      return new Promise((resolve) => {
        const socket = connect(Number(new URL(only(sandbox, vendor).url).port), "127.0.0.1");
        socket
          .on("error", () => resolve())
          .on("close", () => resolve())
          .resume();
        socket.end(text);
      });
    }
  },
  longestMs,
);

function requireNone(headers: IncomingHttpHeaders): void {
  expect(headers["sl-violations"]).toBeUndefined();
}

async function shotsAt(vendor: VendorName): Promise<Shot[]> {
  const root = vendor === "argil" ? "" : "/v1";
  const list = `${root}/avatars`;
  const stock = {
    anam: "00000000-0000-4000-8000-000000000001",
    protoface: "av_stock_001",
    argil: "00000000-0000-4000-8000-0000000000f1",
  };
  const item = `${list}/${stock[vendor]}`;
  return [
    { path: item },
    { path: list },
    { path: `${list}?perPage=3&page=2&limit=3` },
    { method: "POST", path: list, ...(await createBody(vendor)) },
    { path: `${root}/${vendor === "protoface" ? "status" : "voices"}` },
    { path: item },
    { method: "DELETE", path: `${root}/${vendor === "argil" ? "videos" : "avatars"}/${crypto.randomUUID()}` },
    { path: list, headers: { accept: "text/html" } },
    // Malformed from here on.
    { method: "POST", path: list, headers: json, body: '{"name": "A' },
    {
      method: "POST",
      path: list,
      headers: { "content-type": "multipart/form-data; boundary=x" },
      body: "--x\r\nA",
    },
    { method: "POST", path: list, headers: { "content-type": ";;;" }, body: Buffer.from([0xff, 0, 1]) },
    { path: `${list}/%zz?%zz=%`, bare: true },
    { path: list, bare: true },
    { method: "PATCH", path: list, headers: json, body: "{}" },
  ];
}

async function createBody(vendor: VendorName): Promise<Pick<Shot, "headers" | "body">> {
  if (vendor === "argil") {
    const datasetImage = { url: "https://example.com/a.png" };
    return { headers: json, body: JSON.stringify({ type: "IMAGE", name: "Ada", datasetImage }) };
  }
  const field = vendor === "anam" ? "imageFile" : "image";
  const encoded = new Response(form(field, { name: "Ada", displayName: "Ada" }));
  const headers = { "content-type": encoded.headers.get("content-type") ?? "" };
  return { headers, body: Buffer.from(await encoded.arrayBuffer()) };
}
