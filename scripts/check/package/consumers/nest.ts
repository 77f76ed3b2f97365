import { findingsOf } from "../../../common/run-program.ts";
import { compilerName } from "./downloads.ts";
import { imports, played, playTyped } from "./play.ts";
import { picture } from "./portrait.ts";
import { unlessPrinted, type Workshop } from "./workshop.ts";

/** The project that Nest 11's own `nest new` creates, including its Jest configuration. */
const manifest = {
  private: true,
  jest: {
    moduleFileExtensions: ["js", "json", "ts"],
    rootDir: "src",
    testRegex: ".*\\.spec\\.ts$",
    transform: { "^.+\\.(t|j)s$": "ts-jest" },
    testEnvironment: "node",
  },
};

const compilerOptions = {
  module: "nodenext",
  moduleResolution: "nodenext",
  resolvePackageJsonExports: true,
  esModuleInterop: true,
  isolatedModules: true,
  declaration: true,
  emitDecoratorMetadata: true,
  experimentalDecorators: true,
  allowSyntheticDefaultImports: true,
  target: "ES2023",
  sourceMap: true,
  outDir: "dist",
  skipLibCheck: true,
  strictNullChecks: true,
  types: ["node"],
};

const app = `import { Controller, Get, Inject, Injectable, Module } from "@nestjs/common";
${imports}
${playTyped}
@Injectable()
export class Avatars {
  play() {
    return play(${JSON.stringify(picture)});
  }
}

@Controller()
export class AppController {
  constructor(
    private readonly avatars: Avatars,
    @Inject("PROTOFACE") private readonly protoface: ReturnType<typeof createProtofaceClient>,
  ) {}

  @Get()
  async play() {
    return (await this.avatars.play()) + " " + this.protoface.spec.version;
  }
}

@Module({
  controllers: [AppController],
  providers: [Avatars, { provide: "PROTOFACE", useFactory: () => createProtofaceClient({ apiKey: "key" }) }],
})
export class AppModule {}
`;

const main = `import "reflect-metadata";
import { NestFactory } from "@nestjs/core";
import { AppModule } from "./app.module";

async function bootstrap() {
  const app = await NestFactory.create(AppModule, { logger: false });
  await app.listen(0, "127.0.0.1");
  const answer = await fetch(await app.getUrl());
  console.log(await answer.text());
  await app.close();
}
void bootstrap();
`;

const spec = `import { expect, it } from "@jest/globals";
import { Test } from "@nestjs/testing";
import { AppController, AppModule } from "./app.module";

it("plays", async () => {
  const module = await Test.createTestingModule({ imports: [AppModule] }).compile();
  expect(await module.get(AppController).play()).toMatch(/^ready 200 /);
  await module.close();
}, 60_000);
`;

/** A CommonJS server, compiled and run, and its test. */
export async function checkNest(workshop: Workshop): Promise<string[]> {
  const project = await workshop.project("nest", {
    "package.json": manifest,
    "tsconfig.json": { compilerOptions, include: ["src"] },
    "src/app.module.ts": app,
    "src/main.ts": main,
    "src/app.spec.ts": spec,
  });
  const compiled = await workshop.run(project, { package: compilerName("5.9.3"), command: "tsc" }, []);
  const findings = findingsOf(compiled);
  if (findings.length > 0) return findings;
  const printed = new RegExp(played.source.replace("$", " \\S+$"), "m");
  return [
    ...unlessPrinted(await workshop.run(project, "node", ["dist/main.js"]), printed, "the server"),
    ...findingsOf(await workshop.run(project, { package: "jest", command: "jest" }, ["--ci", "--no-cache"])),
  ];
}
