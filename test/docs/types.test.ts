import { expect, it } from "vitest";
import { blocksIn, blocksOf, fileNameOf } from "../../scripts/common/guides.ts";
import { projectRoot } from "../../scripts/common/project.ts";
import { createWorkspace } from "./workspace.ts";

/** The parts of the frameworks that the recipes use: none of them is installed here. */
const frameworks = `
declare module "express" {
  import type { IncomingMessage, ServerResponse } from "node:http";
  interface Request extends IncomingMessage { originalUrl: string; body: unknown }
  interface Response extends ServerResponse { status(code: number): this; send(body?: unknown): this }
  type Handler = (request: Request, response: Response, next: () => void) => unknown;
  interface App { post(path: string, ...handlers: Handler[]): this; use(...handlers: Handler[]): this; listen(port: number): unknown }
  function express(): App;
  namespace express { function json(): Handler }
  export { type Request, type Response };
  export default express;
}
declare module "fastify" {
  import type { IncomingMessage, ServerResponse } from "node:http";
  interface Request { raw: IncomingMessage; body: unknown }
  interface Reply { raw: ServerResponse; hijack(): this }
  interface App { post(path: string, handler: (request: Request, reply: Reply) => Promise<unknown>): this; listen(options: { port: number }): Promise<string> }
  export default function fastify(): App;
}
declare module "hono" {
  interface Context { req: { raw: globalThis.Request; url: string; arrayBuffer(): Promise<ArrayBuffer> } }
  export class Hono {
    post(path: string, handler: (c: Context) => Promise<globalThis.Response>): this;
  }
}
declare module "@nestjs/common" {
  export function Controller(): ClassDecorator;
  export function Module(metadata: { controllers: unknown[]; providers: unknown[]; exports: unknown[] }): ClassDecorator;
  export function Post(path: string): MethodDecorator;
  export function Req(): ParameterDecorator;
  export function Res(): ParameterDecorator;
}
declare module "@mediapipe/tasks-vision" {
  interface Box { originX: number; originY: number; width: number; height: number }
  export const FilesetResolver: { forVisionTasks(path: string): Promise<object> };
  export class FaceDetector {
    static createFromOptions(vision: object, options: { baseOptions: { modelAssetPath: string } }): Promise<FaceDetector>;
    detect(image: ImageBitmap): { detections: { boundingBox?: Box }[] };
  }
}
declare module "undici" {
  export class EnvHttpProxyAgent {}
  export class ProxyAgent { constructor(url: string) }
  export function setGlobalDispatcher(agent: EnvHttpProxyAgent): void;
}
declare function beforeAll(run: () => unknown): void;
declare function afterAll(run: () => unknown): void;
declare function test(name: string, run: () => unknown): void;
declare function expect(value: unknown): { toBe(value: unknown): void };
`;

it("the code of the guides compiles under the settings that they recommend", async () => {
  const [advised] = blocksOf("src/README.md").filter(({ language }) => language === "json");
  const { compilerOptions } = JSON.parse(advised?.code ?? "{}");
  const blocks = blocksIn("ts").map((block) => [`${fileNameOf(block)}.mts`, `${block.code}\nexport {};\n`]);
  await using workspace = await createWorkspace(
    { ...Object.fromEntries(blocks), "frameworks.d.ts": frameworks },
    {
      ...compilerOptions,
      noEmit: true,
      // What the sources need; the packed declarations are compiled without it in test/package.
      lib: ["ES2023", "DOM", "DOM.Iterable", "DOM.AsyncIterable"],
      // The engines' own declarations do not compile under strict settings.
      skipLibCheck: true,
      // Nest's decorators for classes and parameters.
      experimentalDecorators: true,
      // The sources stand in for declarations, and import each other with their extensions.
      allowImportingTsExtensions: true,
      typeRoots: [`${projectRoot}/node_modules/@types`],
    },
  );
  await expect(workspace.run("typescript/bin/tsc", ["-p", "."])).resolves.toMatchObject({ stdout: "" });
}, 120_000);
