import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { guides, otherPages } from "../../scripts/common/guides.ts";
import { projectRoot } from "../../scripts/common/project.ts";

/**
 * Phrases that a native speaker would not write, or for which the field has another word. General prose linters were
 * considered and rejected: they complain about passives and adverbs, and know none of these.
 */
const phrases: readonly (readonly [pattern: RegExp, better: string])[] = [
  [/\bthat there is not\b/, "an unknown ..., or: if it does not exist"],
  [/(?<!\bthere )\b(is|are|was) no (?!longer\b|more\b|less\b)[a-z]+/i, "is not a ..."],
  [/\bfor what (is|are|holds|has) (no|neither)\b/, "if it is not a ..."],
  [/\bwhat came of\b/i, "the outcome of, the result of"],
  [/\bthere are: /, "known: "],
  [/\bthere is no (command|vendor|event|option) \$/, "unknown ..."],
  [/\bof several the\b/i, "if several apply, the ..."],
  [/\bTold (of|at|what)\b/, "Called with ..., called after ..."],
  [/\bWhat it throws\b/, "An exception thrown here"],
  [/\bbad options?\b/, "invalid options"],
  [/\bwhere (it|there) (is|are) (no|none)\b/, "if it is not, if there is no"],
  [/\b(looks?|looking) at the avatar\b/, "polls, reads"],
  [/\bWhat it costs\b/, "Performance; costs are money"],
  [/\bstrangers?\b(?!'s package)/, "callers without a valid signature"],
  [/\bas ever\b/, "as usual"],
  [/\b(mend|mends|mended|mending)\b/, "fix, correct"],
  [/\banew\b/, "again"],
  [/\btime-outs?\b/i, "timeout"],
  [/(?<!\ball [a-z]+ )\bat once\b/, "immediately; at the same time"],
  [/\bby (itself|themselves)\b/, "automatically, on its own, by default"],
  [/\b(hears?|heard) of\b|\b(is|are|was|were) told\b/, "receives, is called with, is notified"],
  [/\bof (its|their|your|our|my) own\b/, "its own ..."],
  [/\b(on (its|their) way|under way)\b/, "in flight, in progress"],
  [/\ball the same\b/, "anyway, still"],
  [/\bmeanwhile\b/i, "in the meantime"],
  [/\bgo(es)? on\b/, "continues"],
  [/\bends? badly\b/, "fails"],
  [/\blapse[sd]?\b/, "expires"],
  [/\bthere is no such\b/i, "... does not exist"],
  [/\bcannot be had\b/, "is not available"],
  [/\bturned (away|down)\b/, "rejected"],
  [/\b(a|one|each) (folder|line|file|row|job|byte|room|request|moment|page) an? [a-z]+\b/, "one ... per ..."],
  [/\bbel(ie|ies|ied) (its|the)\b/, "contradict"],
  [/\ba JSON object a line\b|\bone JSON object a line\b/, "one JSON object per line"],
  [/\b(the|a|an|of|to|is|in|it|that|and) \1\b/i, "a repeated word"],
  [/\b[Aa] (?=[aeio][a-z])(?!one\b|one-)/, "an"],
];

/** What users read in editors and terminals. */
const folders = ["src/core", "src/unified", "src/node", "src/vendors", "src/cli", "src/sandbox", "src/otel"];

function sources(folder: string): string[] {
  const files = readdirSync(join(projectRoot, folder), { recursive: true, encoding: "utf8" });
  return files.filter((file) => file.endsWith(".ts")).map((file) => join(folder, file));
}

/** The text of comments and strings, line by line. */
function proseOf(path: string): string[] {
  const text = readFileSync(join(projectRoot, path), "utf8");
  if (path.endsWith(".md")) return text.replace(/^```.*?^```$/gms, "").split("\n");
  return text.split("\n").map((line) => {
    const comment = /^\s*(?:\/\*\*|\*|\/\/)(.*)$/.exec(line)?.[1] ?? / \/\/ (.*)$/.exec(line)?.[1] ?? "";
    const strings =
      comment === "" ? [...line.matchAll(/(["'`])((?:(?!\1).)*)\1/g)].map(([, , body]) => body) : [];
    return [comment, ...strings].join(" | ");
  });
}

describe("the prose of guides, docstrings and messages", () => {
  it.each([...guides, ...otherPages, ...folders.flatMap(sources)])("%s", (path) => {
    const found = proseOf(path).flatMap((line, at) =>
      phrases
        .filter(([pattern]) => pattern.test(line))
        .map(([pattern, better]) => `${path}:${at + 1}: "${pattern.exec(line)?.[0]}": ${better}`),
    );
    expect(found).toEqual([]);
  });
});
