import { expect, it } from "vitest";
import { editYaml } from "../../scripts/update/merge/edit-yaml.ts";
import { toObject, toy, toyText } from "./support.ts";

const text = `# Kept as it is.
paths:
  /avatars:
    # Newest first.
    get:
      tags: [Avatars]
      description: >-
        One line that is long enough to be folded when it is written once more, and then yet one
        other.
      parameters:
        - name: page # counted from 1
          in: query
        - name: style
          in: query
schemas:
  Style:
    enum: [real, drawn]
  Old: {}
`;

it("returns the text itself if nothing changes", () => {
  expect(editYaml(toyText, toy())).toBe(toyText);
});

it("changes only the lines of what changed", () => {
  const target = toObject(
    text
      .replace("[real, drawn]", "[real, drawn, round]")
      .replace("in: query\n        - name: style", "in: header\n        - name: manner")
      .replace("  Old: {}", "  New: { type: string }"),
  );
  const edited = editYaml(text, target);
  expect(edited).toBe(
    text
      .replace("[real, drawn]", "[real, drawn, round]")
      .replace("in: query\n        - name: style", "in: header\n        - name: manner")
      .replace("  Old: {}", "  New:\n    type: string"),
  );
  expect(toObject(edited)).toEqual(target);
});

it("adds and removes items of a list", () => {
  const target = toObject(text.replace("        - name: style\n          in: query\n", ""));
  expect(editYaml(text, target)).toBe(text.replace("        - name: style\n          in: query\n", ""));
});
