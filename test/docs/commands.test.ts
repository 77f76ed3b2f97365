import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { guides, otherPages, readPage } from "../../scripts/common/guides.ts";
import { projectRoot } from "../../scripts/common/project.ts";
import { parse } from "../../src/cli/arguments/parse.ts";
import { commands } from "../../src/cli/commands.ts";
import { endings, worstFirst } from "../../src/cli/exit-codes.ts";
import { sandboxFaults } from "../../src/sandbox/faults.ts";

const { scripts } = JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8")) as {
  scripts: Record<string, string>;
};
const pages = [...guides, ...otherPages.filter((page) => page !== "CHANGELOG.md")];

describe.each(pages)("the commands in %s", (page) => {
  it("that npm runs exist", () => {
    const named = [...readPage(page).matchAll(/\bnpm run ([\w:-]+)/g)].map(([, name = ""]) => name);
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  });

  it("of the program can be parsed", () => {
    for (const line of commandLines(readPage(page))) {
      expect(() => parse(words(line), commands), line).not.toThrow();
    }
  });

  it("never run an unknown package", () => {
    expect(readPage(page)).not.toMatch(/\bnpx avatars\b/);
  });
});

/** Commands like `avatars ...` at a prompt or in backquotes, without the program's name. */
function commandLines(text: string): string[] {
  const shown = [...text.matchAll(/^(?:\$ |npx )(?:avatars|avatar-clients) (.*?)(?: +#.*)?$/gm)];
  const quoted = [...text.matchAll(/`avatars ((?!COMMAND)[^`]+)`/g)];
  return [...shown, ...quoted].map(([, line = ""]) => line);
}

function words(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");
}

it("the README names the two commands that do the whole setup", () => {
  const readme = readPage("README.md");
  const places = ["npm ci && npm run demo", "npm ci && npm test"].map((command) => readme.indexOf(command));
  expect(places[0]).toBeGreaterThan(0);
  expect(places[1]).toBeGreaterThan(places[0] ?? 0);
  expect(places[1]).toBeLessThan(readme.indexOf("## "));
});

it("the command line's guide has every exit code, and their order", () => {
  const guide = readPage("src/cli/README.md");
  const rows = [...guide.matchAll(/^\| (\d+) \|/gm)].map(([, code]) => Number(code));
  expect(rows).toEqual(Object.values(endings).map(({ code }) => code));
  const order = worstFirst.map((ending) => endings[ending].code).filter((code) => code !== 0);
  expect(guide).toContain(`the first of ${order.join(", ")} is used`);
});

it("the sandbox's guide has every fault, as the code describes it", () => {
  const guide = readPage("src/sandbox/README.md").replaceAll("`", "");
  for (const [fault, effect] of Object.entries(sandboxFaults)) {
    expect(guide).toContain(`| ${fault} | ${effect} |`);
  }
});
