/**
 * What Protoface might publish tomorrow, for the transcript in specs/README.md: a new operation, with a defect that is
 * common among vendors, a reworded sentence, and tags without descriptions. Prints the document.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { projectRoot } from "../../scripts/common/project.ts";

const document = parse(readFileSync(join(projectRoot, "specs/protoface/openapi.yaml"), "utf8"));
document.info.version = "0.2.0";
document.tags.push({ name: "languages" }, { name: "voices" });
document.paths["/v1/avatars"].get.summary = "All avatars that you can use";
document.paths["/v1/languages"] = {
  get: {
    tags: ["languages"],
    operationId: "list_languages",
    summary: "List languages",
    responses: {
      "200": {
        description: "The languages that avatars speak.",
        content: {
          "application/json": {
            schema: {
              type: "object",
              properties: { data: { type: "array", items: { $ref: "#/components/schemas/Language" } } },
            },
          },
        },
      },
    },
  },
};
document.components.schemas.Language = {
  type: "object",
  required: ["code"],
  properties: { code: { type: "string" }, name: { type: "string", nullable: true } },
};
console.log(stringify(document, { lineWidth: 100, aliasDuplicateObjects: false }).trimEnd());
