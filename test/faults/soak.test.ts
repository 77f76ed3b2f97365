import { afterAll, beforeAll, expect, it } from "vitest";
import { type FaultSurroundings, startSurroundings } from "../../scripts/faults/play/surroundings.ts";
import { soakRun } from "../../scripts/faults/soak/run.ts";

const seed = 20_260_101;

let surroundings: FaultSurroundings;
beforeAll(async () => {
  surroundings = await startSurroundings();
});
afterAll(() => surroundings[Symbol.asyncDispose]());

it("keeps every promise under random faults and aborts", async () => {
  for (let number = 0; number < 150; number++) {
    const { complaints, ...run } = await soakRun(seed, number, surroundings);
    expect(
      complaints,
      `run ${number} of seed ${seed}: ${run.operation.name} ${run.faults.slice(0, run.met)}`,
    ).toEqual([]);
  }
});

it("makes the same choices for the same seed", async () => {
  const first = await soakRun(seed, 7, surroundings);
  const second = await soakRun(seed, 7, surroundings);
  expect(second).toMatchObject({ operation: first.operation, faults: first.faults });
});
