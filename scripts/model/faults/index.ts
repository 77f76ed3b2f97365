import type { Fault } from "./fault.ts";
import { keyFaults } from "./keys.ts";
import { manyFaults } from "./many.ts";
import { outcomeFaults } from "./outcome.ts";
import { ownerFaults } from "./owners.ts";
import { proofFaults } from "./proof.ts";
import { renderFaults } from "./renders.ts";

/** Each of them lost or duplicated an avatar, or made a false statement. */
export const faults: readonly Fault[] = [
  ...proofFaults,
  ...outcomeFaults,
  ...manyFaults,
  ...keyFaults,
  ...ownerFaults,
  ...renderFaults,
];
