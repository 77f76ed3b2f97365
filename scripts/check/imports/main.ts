/**
 * Imports go one way: no module may import from a layer above it, and the picture in ARCHITECTURE.md shows the actual
 * arrows; `--write` redraws it. Import cycles between modules are Biome's job (`noImportCycles`).
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { projectRoot } from "../../common/project.ts";
import { runScript } from "../../common/run-script.ts";
import { readModules } from "./modules.ts";
import { drawPicture, pictureIn, putPicture } from "./picture.ts";
import { brokenTable, forbiddenImports } from "./rules.ts";

const page = "ARCHITECTURE.md";

await runScript(async () => {
  const { values } = parseArgs({ options: { write: { type: "boolean" } } });
  const modules = readModules(projectRoot);
  const problems = [...brokenTable(), ...forbiddenImports(modules)];

  const picture = drawPicture(modules);
  const text = readFileSync(join(projectRoot, page), "utf8");
  const shown = pictureIn(text);
  if (shown === undefined) problems.push(`${page} has no picture`);
  else if (shown !== picture && values.write) {
    writeFileSync(join(projectRoot, page), putPicture(text, picture));
    console.log(`${page}: redrawn`);
  } else if (shown !== picture) {
    problems.push(`${page} is out of date; npm run check:imports -- --write draws this:\n\n${picture}\n`);
  }

  if (problems.length > 0) throw new Error(problems.join("\n"));
  console.log(`imports: ${modules.size} modules go one way, as ${page} shows`);
});
