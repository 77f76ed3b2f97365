import { createServer } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { type AddressInfo, connect } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { blocksOf } from "../../scripts/common/guides.ts";
import { makeCertificate } from "../support/certificate.ts";
import { createWorkspace, type Workspace } from "./workspace.ts";

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
/** Whether this Node reads the proxy variables when NODE_USE_ENV_PROXY is set. */
const readsVariables = major >= 24 || (major === 22 && minor >= 21);
/** The undici that the guide says to install. */
const undici = `undici${process.versions.undici?.split(".")[0] === "7" ? 7 : 6}`;

const blocks = blocksOf("src/README.md").filter(({ code }) => code.includes('from "undici"'));
const [everywhere, oneClient] = blocks.map(({ code }) => code.replace('from "undici"', `from "${undici}"`));

/** A read and a create, and how they ended. */
const calls = (client: string) => `
const outcome = (promise: Promise<{ id: string }>) => promise.then(({ id }) => id, (error) => error.name + " " + error.message);
const image = new Blob([Uint8Array.from(atob("iVBORw0KGgoAAAANSUhEUgAAAEAAAABA"), (byte) => byte.charCodeAt(0))]);
console.log(JSON.stringify([await outcome(${client}.avatars.get("av_1")), await outcome(${client}.avatars.create({ name: "Ada", image }))]));
`;
const withClient = `
import { createProtofaceClient } from "avatar-clients/protoface";
const client = createProtofaceClient({ maxRetries: 0 });
${calls("client")}`;

const apiKey = "pf_proxy_0123456789";
const certificate = makeCertificate();

describe("a real proxy", () => {
  const seen: string[] = [];
  const keys: unknown[] = [];
  let refuses = false;
  const vendor = createTlsServer(certificate, (incoming, response) => {
    keys.push(incoming.headers.authorization);
    incoming.resume().on("end", () => {
      response.writeHead(incoming.method === "POST" ? 201 : 200, { "content-type": "application/json" });
      response.end(JSON.stringify({ id: "av_1", name: "Ada", status: "ready" }));
    });
  });
  const proxy = createServer((_, response) => response.writeHead(502).end());
  proxy.on("connect", ({ url = "" }, socket, head: Buffer) => {
    seen.push(`CONNECT ${url.replace(/:\d+$/, "")}`);
    if (refuses) return socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
    const upstream = connect((vendor.address() as AddressInfo).port, "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      upstream.write(head);
      upstream.pipe(socket).pipe(upstream);
    });
    socket.on("data", (bytes: Buffer) => seen.push(...(bytes.includes(apiKey) ? ["the key"] : [])));
    for (const end of [upstream, socket]) end.on("error", () => undefined);
  });
  let workspace: Workspace;
  let env: NodeJS.ProcessEnv;

  beforeAll(async () => {
    for (const server of [vendor, proxy])
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
    workspace = await createWorkspace({
      "plain.mts": withClient,
      "everywhere.mts": `${everywhere}${withClient}`,
      "one-client.mts": `${oneClient}${calls("protoface")}`,
      "ca.pem": certificate.cert,
    });
    const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    env = {
      HTTPS_PROXY: url,
      PROXY_URL: url,
      NO_PROXY: "",
      PROTOFACE_API_KEY: apiKey,
      // A name that only the proxy can resolve.
      PROTOFACE_BASE_URL: `https://localhost:${(vendor.address() as AddressInfo).port}`,
      NODE_EXTRA_CA_CERTS: `${workspace.folder}/ca.pem`,
      NODE_NO_WARNINGS: "1",
    };
  });
  afterAll(async () => {
    await workspace?.[Symbol.asyncDispose]();
    for (const server of [vendor, proxy]) {
      server.closeAllConnections();
      server.close();
    }
  });
  beforeEach(() => {
    seen.length = 0;
    keys.length = 0;
    refuses = false;
  });

  async function run(program: string, more: NodeJS.ProcessEnv = {}): Promise<string[]> {
    const { stdout } = await workspace.run("tsx/dist/cli.mjs", [program], { ...env, ...more });
    return JSON.parse(stdout);
  }
  const tunnels = () => [...new Set(seen)];

  it("is used by all clients as the guide says, and does not see the key", async () => {
    expect(await run("everywhere.mts")).toEqual(["av_1", "av_1"]);
    expect(tunnels()).toEqual(["CONNECT localhost"]);
    expect(keys).toEqual([`Bearer ${apiKey}`, `Bearer ${apiKey}`]);
  });

  it("is used by a single client as the guide says", async () => {
    expect(await run("one-client.mts")).toEqual(["av_1", "av_1"]);
    expect(tunnels()).toEqual(["CONNECT localhost"]);
  });

  it("is bypassed for the hosts in NO_PROXY", async () => {
    expect(await run("everywhere.mts", { NO_PROXY: "localhost" })).toEqual(["av_1", "av_1"]);
    expect(seen).toEqual([]);
  });

  it(`is ${readsVariables ? "used" : "not used"} with NODE_USE_ENV_PROXY by this Node`, async () => {
    expect(await run("plain.mts", { NODE_USE_ENV_PROXY: "1" })).toEqual(["av_1", "av_1"]);
    expect(tunnels()).toEqual(readsVariables ? ["CONNECT localhost"] : []);
  });

  it("that refuses is a ConnectionError, even for a create: nothing was sent", async () => {
    refuses = true;
    for (const error of await run("everywhere.mts")) expect(error).toMatch(/^ConnectionError .*403/);
    expect(keys).toEqual([]);
  });
});

it("has two recipes", () => {
  expect(blocks).toHaveLength(2);
});
