import type { Modules } from "./modules.ts";
import { type PartName, partNames, partOf, parts } from "./parts.ts";

/** The parts and the arrows between them as a Mermaid flow chart; dashed where nothing but types is imported. */
export function drawPicture(modules: Modules): string {
  const arrows = new Map<string, { from: PartName; to: PartName; typeOnly: boolean }>();
  for (const [file, imports] of modules) {
    const from = partOf(file);
    for (const { file: target, typeOnly } of imports) {
      const to = target && partOf(target);
      if (!from || !to || from === to) continue;
      const before = arrows.get(`${from} ${to}`)?.typeOnly ?? true;
      arrows.set(`${from} ${to}`, { from, to, typeOnly: before && typeOnly });
    }
  }
  const place = ({ from, to }: { from: PartName; to: PartName }) =>
    partNames.indexOf(from) * partNames.length + partNames.indexOf(to);
  return [
    "flowchart TD",
    ...partNames.map((name) => `  ${name}["${parts[name].label}"]`),
    ...[...arrows.values()]
      .sort((a, b) => place(a) - place(b))
      .map(({ from, to, typeOnly }) => `  ${from} ${typeOnly ? "-.->" : "-->"} ${to}`),
  ].join("\n");
}

const block = /^```mermaid\n(.*?)\n```$/ms;

/** The one picture of a page. */
export function pictureIn(page: string): string | undefined {
  return block.exec(page)?.[1];
}

export function putPicture(page: string, picture: string): string {
  return page.replace(block, () => `\`\`\`mermaid\n${picture}\n\`\`\``);
}
