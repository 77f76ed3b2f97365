import { findingsOf } from "../../../common/run-program.ts";
import { imports, play, played, playTyped, requires } from "./play.ts";
import { picture } from "./portrait.ts";
import type { Workshop } from "./workshop.ts";

const jest = { package: "jest", command: "jest" } as const;

const test = (body: string) => `${body}
test("a life with the sandbox", async () => {
  expect(await play(${JSON.stringify(picture)})).toMatch(${played});
}, 60_000);
`;

/** Without any configuration, which means CommonJS, and with the one that ts-jest's `config:init` writes. */
export async function checkJest(workshop: Workshop): Promise<string[]> {
  const plain = await workshop.project("jest", {
    "package.json": { private: true },
    "play.test.js": test(`${requires}\n${play}`),
  });
  const globals = 'import { expect, test } from "@jest/globals";';
  const typed = await workshop.project("ts-jest", {
    "package.json": { private: true },
    "jest.config.js":
      'module.exports = { testEnvironment: "node", transform: { "^.+\\\\.tsx?$": ["ts-jest", {}] } };',
    "tsconfig.json": {
      compilerOptions: {
        module: "node16",
        target: "es2022",
        strict: true,
        esModuleInterop: true,
        isolatedModules: true,
      },
    },
    "play.test.ts": test(`${globals}\n${imports}\n${playTyped}`),
  });
  const options = ["--ci", "--no-cache", "--runInBand"];
  const [ofJest, ofTsJest] = await Promise.all(
    [plain, typed].map((project) => workshop.run(project, jest, options)),
  );
  return [
    ...(ofJest ? findingsOf(ofJest) : []).map((line) => `Jest: ${line}`),
    ...(ofTsJest ? findingsOf(ofTsJest) : []).map((line) => `ts-jest: ${line}`),
  ];
}
