/**
 * How well fitting preserves portraits whose heads are known, compared with a centre crop and sharp's "attention".
 *
 *   npm run portraits                              5,000 portraits with the head in the usual place, and others
 *   npm run portraits -- --count 500 --seed 7
 *   npm run portraits -- --sheet portraits.png     writes a contact sheet instead, before and after
 */
import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { imageRules } from "../../src/unified/rules.ts";
import { Random } from "../common/random.ts";
import { runScript } from "../common/run-script.ts";
import { alignTable } from "../common/table.ts";
import { measureKind, type Row, ways } from "./measure.ts";
import { type Kind, oddKinds, usualKinds } from "./sample.ts";
import { drawSheet } from "./sheet.ts";

const goals = { planFit: 0.99, "planFit, heads": 1 } as const;

await runScript(async () => {
  const { values } = parseArgs({
    options: {
      count: { type: "string", default: "5000" },
      seed: { type: "string", default: "1" },
      sheet: { type: "string" },
    },
  });
  const random = new Random(Number(values.seed));
  const rules = imageRules.argil;
  if (values.sheet !== undefined) {
    await writeFile(values.sheet, await drawSheet([...usualKinds, ...oddKinds], 2, rules, random));
    console.log(`wrote ${values.sheet}: the head is blue; crops that keep it are green, others red`);
    return;
  }
  const each = Math.ceil(Number(values.count) / usualKinds.length);
  const measure = async (kinds: readonly Kind[], count: number): Promise<Row[]> => {
    const rows: Row[] = [];
    for (const kind of kinds) rows.push(await measureKind(kind, count, rules, random));
    return rows;
  };
  const usual = await measure(usualKinds, each);
  const odd = await measure(oddKinds, Math.ceil(each / 4));
  const total = sum("heads in the usual place", usual);
  const everything = sum("all", [...usual, ...odd]);
  const shown = [...usual.map(line), line(total), ...odd.map(line), line(everything)];
  console.log(alignTable(["whole heads kept", "portraits", "possible", ...ways], shown));
  const met = [
    goal("planFit", total, goals.planFit),
    goal("planFit, heads", everything, goals["planFit, heads"]),
  ];
  if (met.includes(false)) process.exitCode = 1;
});

type Sum = Omit<Row, "kind"> & { kind: string };

function sum(kind: string, rows: readonly Row[]): Sum {
  const of = (value: (row: Row) => number) => rows.reduce((all, row) => all + value(row), 0);
  const kept = Object.fromEntries(ways.map((way) => [way, of((row) => row.kept[way])])) as Row["kept"];
  return { kind, portraits: of((row) => row.portraits), possible: of((row) => row.possible), kept };
}

function line({ kind, portraits, possible, kept }: Sum): string[] {
  const shares = ways.map((way) => `${((100 * kept[way]) / possible).toFixed(1)} %`);
  return [kind, `${portraits}`, `${possible}`, ...shares];
}

function goal(way: keyof typeof goals, { kind, possible, kept }: Sum, share: number): boolean {
  const met = kept[way] >= share * possible;
  const figure = `${kept[way]} of ${possible}`;
  console.log(`${met ? "met    " : "NOT met"}  ${way}, ${kind}: at least ${100 * share} %: ${figure}`);
  return met;
}
