import { existsSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";
import { guides, otherPages, readPage } from "../../scripts/common/guides.ts";
import { projectRoot } from "../../scripts/common/project.ts";

const { files } = JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8")) as { files: string[] };

interface Link {
  target: string;
  fragment: string;
}

/** The relative links of a page, resolved against the project's root. */
function linksOf(page: string): Link[] {
  const found = [...withoutCode(readPage(page)).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = ""]) => link);
  return found
    .filter((link) => !/^[a-z]+:/.test(link))
    .map((link) => {
      const [path = "", fragment = ""] = link.split("#");
      return { target: path === "" ? page : normalize(join(dirname(page), path)), fragment };
    });
}

function withoutCode(text: string): string {
  return text.replace(/^```.*?^```$/gms, "").replace(/`[^`\n]*`/g, "code");
}

/** The anchors that GitHub derives from headings. */
function anchorsOf(page: string): string[] {
  const headings =
    readPage(page)
      .replace(/^```.*?^```$/gms, "")
      .match(/^#+ .*$/gm) ?? [];
  return headings.map((heading) =>
    heading
      .replace(/^#+ /, "")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

/** Is the file in the tarball? npm includes the README, the patterns of `files` name the rest. */
function isPacked(path: string): boolean {
  return path === "README.md" || files.some((pattern) => toPattern(pattern).test(path));
}

function toPattern(glob: string): RegExp {
  const parts: Readonly<Record<string, string>> = { "**/": "(?:[^/]+/)*", "*": "[^/]*", ".": "\\." };
  const source = glob.replace(/\*\*\/|\*|\./g, (part) => parts[part] ?? part);
  return new RegExp(`^${source}(?:/.*)?$`);
}

describe.each([...guides, ...otherPages])("the links of %s", (page) => {
  it("lead to files and headings that exist", () => {
    const broken = linksOf(page).filter(
      ({ target, fragment }) =>
        !existsSync(join(projectRoot, target)) || (fragment !== "" && !anchorsOf(target).includes(fragment)),
    );
    expect(broken).toEqual([]);
  });
});

describe("the tarball", () => {
  it("has every guide", () => {
    expect(guides.filter((page) => !isPacked(page))).toEqual([]);
  });

  it("has whatever its pages link to", () => {
    const outside = guides.flatMap((page) =>
      linksOf(page)
        .filter(({ target }) => !isPacked(target))
        .map(({ target }) => `${page} -> ${target}`),
    );
    expect(outside).toEqual([]);
  });
});

it("the README links to every guide", () => {
  const linked = linksOf("README.md").map(({ target }) => target);
  expect(guides.slice(1).filter((page) => !linked.includes(page))).toEqual([]);
});

it("the README is short", () => {
  expect(readPage("README.md").length).toBeLessThan(7_500);
});

it("the reference has every guide", () => {
  const { projectDocuments } = JSON.parse(readPage("typedoc.json"));
  expect([...projectDocuments].sort()).toEqual([...guides.slice(1)].sort());
});
