import { type Arrow, Arrows } from "./arrows.ts";
import type { Modules } from "./modules.ts";
import { type PartName, partNames, partOf, parts } from "./parts.ts";
import { type CoreRoom, coreRooms, roomLabels, roomOf } from "./rooms.ts";

const drawnParts = partNames.filter((name) => !parts[name].isTool);
const drawnRooms: readonly CoreRoom[] = coreRooms.flat();

/**
 * The parts, the layers of the core and the arrows between them as a Mermaid flowchart; dashed where only types are
 * imported. An arrow between layers is omitted when a chain of others implies it.
 */
export function drawPicture(modules: Modules): string {
  const between = new Arrows<PartName>();
  const inside = new Arrows<CoreRoom>();
  for (const [file, imports] of modules) {
    for (const { file: target, typeOnly } of imports) {
      if (target === undefined) continue;
      between.add(partOf(file), partOf(target), typeOnly);
      inside.add(roomOf(file), roomOf(target), typeOnly);
    }
  }
  const nodes = drawnParts.map((name) =>
    name === "core" ? drawCore(inside) : [`  ${name}["${parts[name].label}"]`],
  );
  const arrows = between.sorted(drawnParts).map((arrow) => `  ${drawArrow(arrow)}`);
  return ["flowchart TD", ...nodes.flat(), ...arrows].join("\n");
}

function drawCore(arrows: Arrows<CoreRoom>): string[] {
  const id = (room: CoreRoom): string => `core-${room.replace("/", "-")}`;
  const used = drawnRooms.filter((room) => arrows.touch(room));
  return [
    `  subgraph core["${parts.core.label}"]`,
    ...used.map((room) => `    ${id(room)}["${roomLabels[room]}"]`),
    ...arrows.reduced(drawnRooms).map(({ from, to, ...rest }) => {
      return `    ${drawArrow({ from: id(from), to: id(to), ...rest })}`;
    }),
    "  end",
  ];
}

function drawArrow({ from, to, typeOnly }: Arrow<string>): string {
  return `${from} ${typeOnly ? "-.->" : "-->"} ${to}`;
}

const block = /^```mermaid\n(.*?)\n```$/ms;

/** The Mermaid block of a page. */
export function pictureIn(page: string): string | undefined {
  return block.exec(page)?.[1];
}

export function putPicture(page: string, picture: string): string {
  return page.replace(block, () => `\`\`\`mermaid\n${picture}\n\`\`\``);
}
