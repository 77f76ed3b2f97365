import { join } from "node:path";
import ts from "typescript";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { projectRoot } from "../../scripts/common/project.ts";
import * as root from "../../src/index.ts";
import * as node from "../../src/node.ts";
import { openTelemetry } from "../../src/otel/index.ts";
import { createWebhookHandler, parseWebhook } from "../../src/vendors/argil/index.ts";
import { argilAvatar, png, protofaceAvatar } from "../unit/support/fixtures.ts";

/** A typical mistake, what the compiler says about it, and what it says when run anyway. */
interface Mistake {
  readonly code: string;
  /** Undefined if types cannot catch it. */
  readonly compiler?: RegExp;
  /** Undefined if only the compiler catches it. */
  readonly runtime?: RegExp;
}

const mistakes: Readonly<Record<string, Mistake>> = {
  "a misspelt field": {
    code: `provider.create({ name: "Ada", imge: bytes });`,
    compiler: /'imge' does not exist.*UnifiedAvatarInput/,
    runtime: /imge is unknown; known: name, image/,
  },
  "a field of another vendor": {
    code: `protoface.avatars.create({ displayName: "Ada", image: bytes });`,
    compiler: /'displayName' does not exist in type 'ProtofaceAvatarInput'/,
    runtime: /displayName is unknown; known: image, name, runtime_type/,
  },
  "a picture by its path": {
    code: `protoface.avatars.create({ image: "ada.png" });`,
    compiler: /'string' is not assignable to type 'FileInput'/,
    runtime: /image must be .*(Blob|bytes).*/,
  },
  "a URL where bytes are asked for": {
    code: `createAvatarProvider("protoface", options).create({ name: "Ada", image: "https://example.com/a.png" });`,
    compiler: /'string' is not assignable to type 'FileInput'/,
    runtime: /image must be bytes: Protoface does not accept images by URL/,
  },
  "both a file and a URL": {
    code: `anam.avatars.create({ displayName: "Ada", imageFile: bytes, imageUrl: "https://example.com/a.png" });`,
    compiler: /imageUrl|imageFile/,
    runtime: /imageFile.*imageUrl/,
  },
  "no name": {
    code: `provider.create({ image: bytes });`,
    compiler: /Property 'name' is missing in type .* but required in type 'UnifiedAvatarInput/,
    runtime: /name must be a string/,
  },
  "no picture": {
    code: `provider.create({ name: "Ada" });`,
    compiler: /Property 'image' is missing/,
    runtime: /image must be/,
  },
  "no input": {
    code: `anam.avatars.create();`,
    compiler: /Expected 1-2 arguments, but got 0/,
    runtime: /the input must be an object with displayName/,
  },
  "no id": {
    code: `protoface.avatars.get();`,
    compiler: /Expected 1-2 arguments, but got 0/,
    runtime: /avatar_id must be a string, not undefined/,
  },
  "an id that is empty": {
    code: `protoface.avatars.get("");`,
    runtime: /avatar_id must not be ""/,
  },
  "an id that is a number": {
    code: `argil.avatars.wait(7);`,
    compiler: /'number' is not assignable to parameter of type 'string \| ArgilAvatar'/,
  },
  "an object where its id is asked for": {
    code: `const avatar = await protoface.avatars.get("av_1"); await protoface.avatars.delete(avatar);`,
    compiler: /'ProtofaceAvatar' is not assignable to parameter of type 'string'/,
    runtime: /avatar_id must be a string, not object/,
  },
  "a misspelt option": {
    code: `protoface.avatars.get("av_1", { timeout: 5_000 });`,
    compiler: /'timeout' does not exist in type 'CallOptions'/,
    runtime: /the option timeout is unknown; known: signal, timeoutMs/,
  },
  "a time as text": {
    code: `protoface.avatars.get("av_1", { timeoutMs: "5s" });`,
    compiler: /'string' is not assignable to type 'number'/,
    runtime: /timeoutMs must be/,
  },
  "a wait's option for a call": {
    code: `protoface.avatars.get("av_1", { maxWaitMs: 5_000 });`,
    compiler: /'maxWaitMs' does not exist in type 'CallOptions'/,
    runtime: /maxWaitMs is unknown/,
  },
  "a controller where its signal is asked for": {
    code: `protoface.avatars.get("av_1", { signal: new AbortController() });`,
    compiler: /'AbortController' is missing the following properties from type 'AbortSignal'/,
    runtime: /signal must be an AbortSignal, not an object/,
  },
  "a callback that is none": {
    code: `protoface.avatars.wait("av_1", { onProgress: true });`,
    compiler: /'boolean' is not assignable to type '\(progress: WaitProgress/,
    runtime: /onProgress must be a function, not a boolean/,
  },
  "a client without a key": {
    code: `createAnamClient();`,
    runtime: /no API key: set the environment variable ANAM_API_KEY or pass \{ apiKey \}/,
  },
  "the key as it is": {
    code: `createAnamClient("sk_123456789");`,
    compiler: /has no properties in common with type 'ClientOptions'|'string' is not assignable/,
    runtime: /the options must be an object with apiKey, .* not a string/,
  },
  "a key by another name": {
    code: `createAnamClient({ key: "sk_123456789" });`,
    compiler: /'key' does not exist in type 'ClientOptions'/,
    runtime: /the option key is unknown; known: apiKey/,
  },
  "a key with a line break": {
    code: `createAnamClient({ apiKey: "sk_123456789\\n" });`,
    runtime: /apiKey contains whitespace .* copy it again/,
  },
  "a function that gives no key": {
    code: `createAnamClient({ ...options, apiKey: () => process.env.NO_SUCH_VARIABLE }).avatars.get("a");`,
    compiler: /'string \| undefined' is not assignable to type 'string \| PromiseLike<string>'/,
    runtime: /the apiKey function must return a key without whitespace; it returned undefined/,
  },
  "plain http": {
    code: `createAnamClient({ apiKey: "sk_123456789", baseUrl: "http://example.com" });`,
    runtime: /baseUrl must be https.*allowInsecureHttp: true permits it/,
  },
  "a vendor that is not known": {
    code: `createAvatarProvider("amazon");`,
    compiler: /'"amazon"' is not assignable to parameter of type .*"anam" \| "argil"/,
    runtime: /vendor must be one of anam, protoface, argil, not "amazon"/,
  },
  "a client made with new": {
    code: `new createAnamClient({ apiKey: "sk_123456789" }).avatars.get("");`,
    compiler: /lacks a construct signature/,
    runtime: /id must not be ""/,
  },
  "a header that is ours": {
    code: `protoface.avatars.get("av_1", { headers: { authorization: "Bearer x" } });`,
    runtime: /the header authorization is set by the client; remove it/,
  },
  "headers as a Map": {
    code: `protoface.avatars.get("av_1", { headers: new Map() });`,
    compiler: /Map<any, any>/,
    runtime: /headers must be a plain object such as/,
  },
  "an observer with a misspelt member": {
    code: `createAnamClient({ ...options, observe: { onrequest() {} } });`,
    compiler: /'onrequest' does not exist in type 'ClientObserver/,
    runtime: /the option observe\.onrequest is unknown; known: onRequest, onResponse/,
  },
  "an observer that is a function": {
    code: `createAnamClient({ ...options, observe: console.log });`,
    compiler: /has no properties in common|is not assignable to type/,
    runtime: /observe must be an object with onRequest, .* not a function/,
  },
  "an option of OpenTelemetry's that is not known": {
    code: `openTelemetry({ spans: false });`,
    compiler: /'spans' does not exist in type 'OpenTelemetryOptions'/,
    runtime: /the option spans is unknown; known: http/,
  },
  "deleting at Argil": {
    code: `createAvatarProvider("argil", options).delete("a");`,
    compiler: /Property 'delete' does not exist/,
    runtime: /delete is not a function/,
  },
  "deleting at some vendor without asking": {
    code: `const some: AvatarProvider = provider; await some.delete("");`,
    compiler: /Cannot invoke an object which is possibly 'undefined'/,
    runtime: /avatar_id must not be ""/,
  },
  "Argil's option at another vendor": {
    code: `provider.create({ name: "Ada", image: bytes }, { native: { idempotencyKey: "k" } });`,
    compiler: /'idempotencyKey' does not exist/,
    runtime: /idempotencyKey is unknown/,
  },
  "another vendor's avatar": {
    code: `protoface.avatars.wait(await argil.avatars.get("g1")).catch((error) => { throw error; });`,
    compiler: /'ArgilAvatar' is not assignable to parameter of type 'string \| ProtofaceAvatar'/,
  },
  "for await over a promise's page": {
    code: `for await (const avatar of await protoface.avatars.list()) avatar;`,
    compiler: /must have a '\[Symbol\.asyncIterator\]\(\)' method/,
    runtime: /is not (async )?iterable/,
  },
  "a list's parameter that is not known": {
    code: `protoface.avatars.list({ page: 2 });`,
    compiler: /'page' does not exist in type 'ProtofaceAvatarListParams'|'page' does not exist/,
    runtime: /page is unknown; known: limit, starting_after, scope, q/,
  },
  "toArray with a number": {
    code: `protoface.avatars.list().toArray(10);`,
    compiler: /'number' has no properties in common|'10' has no properties/,
    runtime: /toArray takes \{ limit \}, a number/,
  },
  "the reasons of any error": {
    code: `try { await anam.avatars.get(""); } catch (error) { if (isAvatarClientError(error)) error.reasons; throw error; }`,
    compiler: /Property 'reasons' does not exist on type/,
    runtime: /id must not be ""/,
  },
  "withResponse after await": {
    code: `(await protoface.avatars.get("av_1")).withResponse();`,
    compiler: /Property 'withResponse' does not exist on type 'ProtofaceAvatar'/,
    runtime: /withResponse is not a function/,
  },
  "waiting for an id that was read by nobody": {
    code: `provider.waitAll("av_1").next();`,
    runtime: /the ids must be an array or iterable of ids or avatars/,
  },
  "one input for createMany": {
    code: `provider.createMany({ name: "Ada", image: bytes });`,
    compiler: /Iterable<|Symbol\.iterator/,
    runtime: /inputs must be an array|iterable/,
  },
  "a search without a date": {
    code: `protoface.avatars.findCreated({ name: "Ada", since: "yesterday" });`,
    compiler: /'string' is not assignable to type 'Date'/,
    runtime: /since must be a valid Date/,
  },
  "checkImage of a path": {
    code: `checkImage("ada.png");`,
    compiler: /'string' is not assignable to parameter of type 'FileInput'/,
    runtime: /image must be/,
  },
  "a file that is not there": {
    code: `imageFromFile("missing.png");`,
    runtime:
      /'missing\.png cannot be read: the file does not exist; pass the path of|cannot be read: the file does not exist/,
  },
  "a webhook without a secret": {
    code: `createWebhookHandler({ onEvent() {} });`,
    compiler: /Property 'secret' is missing/,
    runtime: /secret must be/,
  },
  "an event that is already an object": {
    code: `parseWebhook({ event: "AVATAR_TRAINING_SUCCESS" });`,
    compiler: /.+/,
    runtime: /.+/,
  },
  "a handler of nothing": {
    code: `toNodeHandler();`,
    compiler: /Expected 1 arguments, but got 0/,
    runtime: /toNodeHandler expects a function from Request to Response, not undefined/,
  },
};

const names = {
  ...root,
  ...node,
  openTelemetry,
  createWebhookHandler,
  parseWebhook,
};

const file = join(projectRoot, "mistakes.ts");
const head = `
import { checkImage, createAnamClient, createArgilClient, createAvatarProvider, createProtofaceClient, isAvatarClientError, type AvatarProvider, type ClientOptions } from "./src/index.ts";
import { imageFromFile, toNodeHandler } from "./src/node.ts";
import { openTelemetry } from "./src/otel/index.ts";
import { createWebhookHandler, parseWebhook } from "./src/vendors/argil/index.ts";
declare const options: ClientOptions;
declare const bytes: Uint8Array<ArrayBuffer>;
const anam = createAnamClient(options), protoface = createProtofaceClient(options), argil = createArgilClient(options);
const provider = createAvatarProvider("protoface", options);
export const use = [anam, protoface, argil, provider, bytes, checkImage, isAvatarClientError, imageFromFile, toNodeHandler, openTelemetry, createWebhookHandler, parseWebhook];
export type Use = AvatarProvider;
`.trim();
const body = Object.values(mistakes).map(
  ({ code }, at) => `export async function mistake${at}() { ${code} }`,
);

/** What the compiler says, by the index of the mistake. */
function diagnose(): Map<number, string> {
  const text = [head, ...body].join("\n");
  const { config } = ts.readConfigFile(join(projectRoot, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, projectRoot);
  const host = ts.createCompilerHost({ ...options, noEmit: true });
  const { readFile, fileExists, getSourceFile } = host;
  host.fileExists = (name) => name === file || fileExists(name);
  host.readFile = (name) => (name === file ? text : readFile(name));
  host.getSourceFile = (name, ...rest) =>
    name === file ? ts.createSourceFile(name, text, ts.ScriptTarget.ES2022) : getSourceFile(name, ...rest);
  const program = ts.createProgram([file], { ...options, noEmit: true }, host);
  const found = new Map<number, string>();
  const source = program.getSourceFile(file);
  for (const { start = 0, messageText } of [
    ...program.getSyntacticDiagnostics(source),
    ...program.getSemanticDiagnostics(source),
  ]) {
    const line = text.slice(0, start).split("\n").length - head.split("\n").length - 1;
    found.set(line, `${found.get(line) ?? ""}${ts.flattenDiagnosticMessageText(messageText, "\n")}\n`);
  }
  return found;
}

describe(`${Object.keys(mistakes).length} typical mistakes`, () => {
  const said = diagnose();
  const sent: string[] = [];
  const answers: Readonly<Record<string, object>> = {
    protoface: protofaceAvatar({ status: "ready" }),
    argil: argilAvatar({ status: "IDLE" }),
  };
  const options = (vendor: string) => ({
    apiKey: "sk_123456789",
    async fetch(input: RequestInfo | URL, init?: RequestInit) {
      if (init?.method !== "GET") sent.push(`${init?.method} ${input}`);
      const isList = new URL(String(input)).pathname.endsWith("/avatars");
      return Response.json(isList ? { data: [], has_more: false } : answers[vendor]);
    },
  });
  beforeEach(() => {
    sent.length = 0;
    for (const vendor of ["ANAM", "PROTOFACE", "ARGIL"]) vi.stubEnv(`${vendor}_API_KEY`, undefined);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it("are at least 40, and the code around them compiles", () => {
    expect(Object.keys(mistakes).length).toBeGreaterThanOrEqual(40);
    expect([...said].filter(([line]) => line < 0)).toEqual([]);
  });

  it.each(Object.entries(mistakes))("%s", async (name, { code, compiler, runtime }) => {
    const at = Object.keys(mistakes).indexOf(name);
    if (compiler) expect(said.get(at) ?? "it compiles").toMatch(compiler);
    else expect(said.get(at)).toBeUndefined();
    if (!runtime) return;
    const javascript = ts.transpile(
      `async () => { ${code.replace(/;$/, "").replace(/^(?!const|try|for)/, "return ")} }`,
      {
        target: ts.ScriptTarget.ES2022,
      },
    );
    const scope = {
      ...names,
      options: options("protoface"),
      bytes: png(64, 64),
      anam: root.createAnamClient(options("anam")),
      protoface: root.createProtofaceClient(options("protoface")),
      argil: root.createArgilClient(options("argil")),
      provider: root.createAvatarProvider("protoface", options("protoface")),
    };
    const run = new Function(...Object.keys(scope), `return (${javascript.replace(/;\s*$/, "")})();`);
    const outcome = await run(...Object.values(scope)).then(
      () => "it works",
      (error: Error) => error.message,
    );
    expect(outcome).toMatch(runtime);
    // An invalid create is never sent.
    expect(sent).toEqual([]);
  });
});
