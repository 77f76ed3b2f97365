import { loadavg } from "node:os";
import { alignTable } from "../common/table.ts";

export interface Goal {
  text: string;
  met: boolean;
  figure: string;
}

/** Prints the results and collects the goals. */
export class BenchReport {
  readonly goals: Goal[] = [];

  section(title: string): void {
    const [load = 0] = loadavg();
    console.log(`\n## ${title}   (load ${load.toFixed(1)})\n`);
  }

  /** Prints the rows in aligned columns. */
  table(rows: readonly (readonly string[])[]): void {
    console.log(alignTable(undefined, rows));
  }

  note(text: string): void {
    console.log(text);
  }

  goal(text: string, met: boolean, figure: string): void {
    this.goals.push({ text, met, figure });
    console.log(`${met ? "met    " : "NOT met"}  ${text}: ${figure}`);
  }

  get allMet(): boolean {
    return this.goals.every(({ met }) => met);
  }

  /** Lists all goals again in one place. */
  summary(): void {
    const met = this.goals.filter((goal) => goal.met).length;
    console.log(`\n## Goals: ${met} of ${this.goals.length} met\n`);
    this.table(this.goals.map(({ text, met, figure }) => [text, met ? "met" : "NOT met", figure]));
  }
}
