import { blocksOf } from "../../../common/guides.ts";
import { findingsOf } from "../../../common/run-program.ts";
import { compilerName } from "./downloads.ts";
import { picture } from "./portrait.ts";
import { unlessPrinted, type Workshop } from "./workshop.ts";

/**
 * What every app does: takes a portrait, creates an avatar whose events are delivered to the app, and finishes once told
 * that the avatar is ready. Secrets come from a function because `next build` imports the module without any.
 */
const common = `import { readFile } from "node:fs/promises";
import { createArgilClient, createWaitHints, createWebhookHandler, signCallbackUrl } from "avatar-clients/argil";

const path = process.env.HOOK_PATH ?? "/argil";
export const port = Number(process.env.PORT ?? 443);
const state = (globalThis.state ??= { hints: createWaitHints(), seen: [] });

/** The sandbox calls an https URL on loopback by plain http, as a proxy in front of the app would. */
const publicUrl = (url) => url.replace("http:", "https:");

export const handle = createWebhookHandler({
  secret: () => process.env.CALLBACK_SECRET,
  baseUrl: "https://127.0.0.1:" + port,
  onRefused: ({ status, reason }) => state.seen.push(status + " " + reason),
  onError: (error) => state.seen.push(error.message),
  onEvent(event) {
    state.seen.push(event.event);
    state.hints.notify(event);
  },
});

/** The upload route: bytes in, the ready avatar out. */
export async function make(bytes, url) {
  const argil = createArgilClient();
  const callbackUrl = await signCallbackUrl(publicUrl(url) + path + "?order=7", process.env.CALLBACK_SECRET);
  const input = { name: "Ada", datasetImage: new Uint8Array(bytes), callbackUrl };
  const { status } = await argil.avatars.createAndWait(input, { hints: state.hints, minDelayMs: 60_000, maxDelayMs: 60_000 });
  return { status, seen: state.seen };
}

/** Uploads a portrait to a running app, and tells what became of it; then delivers what must be turned away. */
export async function play(url) {
  const { startSandbox } = await import("avatar-clients/sandbox");
  const sandbox = await startSandbox({ vendors: ["argil"], buildTimeMs: 300 });
  Object.assign(process.env, sandbox.env);
  const body = await readFile(${JSON.stringify(picture)});
  const made = await fetch(url + "/avatars", { method: "POST", body, headers: { "content-type": "image/png", "x-origin": url } });
  console.log(made.status, JSON.stringify(await made.json()));
  const headers = { "content-type": "application/json" };
  const stranger = await fetch(url + path, { method: "POST", body: "{}", headers });
  const callbackUrl = await signCallbackUrl(publicUrl(url) + path, process.env.CALLBACK_SECRET);
  const nonsense = await fetch(callbackUrl.replace("https:", "http:"), { method: "POST", body: '{"event":"NONE"}', headers });
  console.log(stranger.status, nonsense.status, (await nonsense.text()).slice(0, 20));
  await sandbox.close();
}
`;

/** What a server gets from its environment but a build does not. */
const surroundings = `import { createServer } from "node:net";

process.env.CALLBACK_SECRET = "0123456789abcdef0123456789abcdef";
const server = createServer();
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
process.env.PORT = String(server.address().port);
await new Promise((resolve) => server.close(resolve));
`;

const played =
  /^20[01] \{"status":"IDLE","seen":\["AVATAR_TRAINING_SUCCESS"\]\}\n401 400 event must be one of$/m;

const apps: Readonly<Record<string, string>> = {
  express: `import express from "express";
import { toNodeHandler } from "avatar-clients/node";
import { handle, make, play, port } from "./common.mjs";

const app = express();
app.use(express.json(), express.raw({ type: "image/*", limit: "10mb" }));
app.post("/argil", toNodeHandler(handle));
app.post("/avatars", async (request, response) => response.json(await make(request.body, request.get("x-origin"))));
const server = app.listen(port, "127.0.0.1", async () => {
  await play("http://127.0.0.1:" + port);
  server.close();
});
`,
  fastify: `import Fastify from "fastify";
import { toNodeHandler } from "avatar-clients/node";
import { handle, make, play, port } from "./common.mjs";

const app = Fastify({ bodyLimit: 1e7 });
app.addContentTypeParser("image/png", { parseAs: "buffer" }, (_, body, done) => done(null, body));
app.post("/argil", toNodeHandler(handle));
app.post("/avatars", (request) => make(request.body, request.headers["x-origin"]));
await play(await app.listen({ port, host: "127.0.0.1" }));
await app.close();
`,
  hono: `import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { handle, make, play, port } from "./common.mjs";

const app = new Hono();
app.use("/argil", async (c, next) => {
  await c.req.json();
  await next();
});
app.post("/argil", (c) => handle(c.req));
app.post("/avatars", async (c) => c.json(await make(await c.req.arrayBuffer(), c.req.header("x-origin"))));
const server = serve({ fetch: app.fetch, port, hostname: "127.0.0.1" }, async () => {
  await play("http://127.0.0.1:" + port);
  server.close();
});
`,
  lambda: `import { createServer } from "node:http";
import { handle, make, play, port } from "./common.mjs";

/** As in the recipe: the event of a function URL or of an HTTP API, version 2.0. */
export async function handler(event) {
  const { rawPath, rawQueryString, headers, body, isBase64Encoded, requestContext } = event;
  const bytes = Buffer.from(body ?? "", isBase64Encoded ? "base64" : "utf8");
  if (rawPath === "/avatars") return { statusCode: 200, body: JSON.stringify(await make(bytes, headers["x-origin"])) };
  const url = "http://" + headers.host + rawPath + "?" + rawQueryString;
  const response = await handle(new Request(url, { method: requestContext.http.method, headers, body: bytes }));
  return { statusCode: response.status, body: await response.text() };
}

// What AWS does before and after.
const server = createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const { pathname, search } = new URL(request.url, "http://localhost");
  const isBase64Encoded = !/json/.test(request.headers["content-type"]);
  const answer = await handler({
    version: "2.0",
    rawPath: pathname,
    rawQueryString: search.slice(1),
    headers: request.headers,
    requestContext: { http: { method: request.method } },
    body: Buffer.concat(chunks).toString(isBase64Encoded ? "base64" : "utf8"),
    isBase64Encoded,
  });
  response.writeHead(answer.statusCode).end(answer.body);
}).listen(port, "127.0.0.1", async () => {
  await play("http://127.0.0.1:" + port);
  server.close();
});
`,
  nest: `require("reflect-metadata");
const { Controller, Module, Post, Req, Res } = require("@nestjs/common");
const { NestFactory } = require("@nestjs/core");
const { toNodeHandler } = require("avatar-clients/node");

// What TypeScript makes of decorators.
const decorate = (target, name, ...all) => {
  for (const each of all) each(target, name, Object.getOwnPropertyDescriptor(target, name));
};

void (async () => {
  const { handle, make, play, port } = await import("./common.mjs");
  class AppController {
    hook = toNodeHandler(handle);
    receive(request, response) {
      return this.hook(request, response);
    }
    async create(request, response) {
      response.json(await make(request.body, request.get("x-origin")));
    }
  }
  for (const [name, path] of [["receive", "argil"], ["create", "avatars"]]) {
    Req()(AppController.prototype, name, 0);
    Res()(AppController.prototype, name, 1);
    decorate(AppController.prototype, name, Post(path));
  }
  Controller()(AppController);
  class AppModule {}
  Module({ controllers: [AppController] })(AppModule);
  const app = await NestFactory.create(AppModule, { logger: false });
  app.useBodyParser("raw", { type: "image/*", limit: "10mb" });
  await app.listen(port, "127.0.0.1");
  await play((await app.getUrl()).replace("[::1]", "127.0.0.1"));
  await app.close();
})();
`,
};

/** Compiles the guide's recipes against the frameworks' own types. */
async function checkRecipes(workshop: Workshop): Promise<string[]> {
  const recipes = blocksOf("src/README.md").filter(({ code }) =>
    /from "(express|fastify|hono|@nestjs\/common)"/.test(code),
  );
  const compilerOptions = {
    module: "nodenext",
    target: "es2022",
    lib: ["es2022", "dom"],
    types: ["node"],
    strict: true,
    exactOptionalPropertyTypes: true,
    experimentalDecorators: true,
    skipLibCheck: true,
    noEmit: true,
  };
  const project = await workshop.project("recipes", {
    "package.json": { private: true, type: "module" },
    "tsconfig.json": { compilerOptions },
    ...Object.fromEntries(recipes.map(({ number, code }) => [`recipe-${number}.ts`, code])),
  });
  const compiled = await workshop.run(project, { package: compilerName("5.9.3"), command: "tsc" }, []);
  return findingsOf(compiled).map((line) => `recipes: ${line}`);
}

/** The newest version of each that runs on Node 20, with default settings: bodies are parsed before the handler runs. */
export async function checkFrameworks(workshop: Workshop): Promise<string[]> {
  const files = Object.entries(apps).map(([name, app]) => [
    name === "nest" ? "nest.cjs" : `${name}.mjs`,
    app,
  ]);
  const project = await workshop.project("frameworks", {
    "package.json": { private: true },
    "common.mjs": `import "./surroundings.mjs";\n${common}`,
    "surroundings.mjs": surroundings,
    ...Object.fromEntries(files),
  });
  const findings: string[] = [];
  for (const [file = ""] of files) {
    findings.push(...unlessPrinted(await workshop.run(project, "node", [file]), played, file));
  }
  return [...findings, ...(await checkNext(workshop)), ...(await checkRecipes(workshop))];
}

const next: Readonly<Record<string, string | object>> = {
  "package.json": { private: true },
  "common.mjs": common,
  "surroundings.mjs": surroundings,
  "app/layout.jsx": "export default ({ children }) => <html><body>{children}</body></html>;\n",
  "app/avatars/route.js": `import { make } from "../../common.mjs";
export const POST = async (request) => Response.json(await make(await request.arrayBuffer(), request.headers.get("x-origin")));
`,
  "app/argil/route.js": `import { handle } from "../../common.mjs";
export const POST = handle;
`,
  "pages/api/argil.js": `import { toNodeHandler } from "avatar-clients/node";
import { handle } from "../../common.mjs";
export default toNodeHandler(handle);
`,
  "run.mjs": `import { createServer } from "node:http";
import next from "next";
import "./surroundings.mjs";

// API routes, those of the older router, parse bodies.
if (process.argv[2] === "pages") process.env.HOOK_PATH = "/api/argil";
const { play, port } = await import("./common.mjs");
const app = next({ dev: false, dir: import.meta.dirname });
await app.prepare();
createServer(app.getRequestHandler()).listen(port, "127.0.0.1", async () => {
  await play("http://127.0.0.1:" + port);
  process.exit();
});
`,
};

/** Built without the secret, as on a build machine. */
async function checkNext(workshop: Workshop): Promise<string[]> {
  const project = await workshop.project("next", next);
  const built = await workshop.run(project, { package: "next", command: "next" }, ["build", "--webpack"]);
  if (built.code !== 0) return [`next build: ${built.output}`];
  const findings: string[] = [];
  for (const router of ["app", "pages"]) {
    const ended = await workshop.run(project, "node", ["run.mjs", router]);
    findings.push(...unlessPrinted(ended, played, `next, ${router} router`));
  }
  return findings;
}
