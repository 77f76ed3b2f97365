import { describe, expect, it } from "vitest";
import { type EndedStep, sideBySide } from "../../scripts/check/side-by-side.ts";

/** A command that runs this code with the current Node. */
const node = (code: string) => `"${process.execPath}" -e "${code}"`;

async function run(atOnce: number, ...commands: string[]) {
  const ended: EndedStep[] = [];
  const steps = commands.map((command, index) => ({ name: `step ${index + 1}`, command }));
  await sideBySide(steps, atOnce, (step) => ended.push(step));
  return ended.sort((a, b) => a.name.localeCompare(b.name));
}

describe("steps run side by side", () => {
  it("are reported with everything that they wrote", async () => {
    const ended = await run(
      2,
      node("console.log('to stdout'); console.error('to stderr')"),
      node("console.log('x'.repeat(300000))"),
    );
    expect(ended.map(({ ok }) => ok)).toEqual([true, true]);
    expect(ended[0]?.output.split("\n").toSorted()).toEqual(["", "to stderr", "to stdout"]);
    expect(ended[1]?.output).toHaveLength(300_001);
  });

  it("run to their end, whatever happens to the others", async () => {
    const ended = await run(
      1,
      node("console.error('what is wrong'); process.exit(3)"),
      node("console.log('still here')"),
    );
    expect(ended).toMatchObject([
      { name: "step 1", ok: false, output: "what is wrong\n" },
      { name: "step 2", ok: true, output: "still here\n" },
    ]);
  });

  it("count as failed if they are killed or do not exist", async () => {
    const ended = await run(2, node("process.kill(process.pid, 'SIGKILL')"), "no-such-command-here");
    expect(ended.map(({ ok }) => ok)).toEqual([false, false]);
    expect(ended[1]?.output).toContain("no-such-command-here");
  });

  it("never exceed the requested number at a time", async () => {
    let running = 0;
    const atMost: number[] = [];
    // Each step is created when the queue asks for it, so a step that started but has not ended is one that the queue lost
    // without reporting.
    const steps = [1, 2, 3, 4].map((n) => ({
      get name() {
        return `step ${n}`;
      },
      get command() {
        running += 1;
        atMost.push(running);
        return node("");
      },
    }));
    await sideBySide(steps, 2, () => {
      running -= 1;
    });
    expect(Math.max(...atMost)).toBe(2);
  });
});
