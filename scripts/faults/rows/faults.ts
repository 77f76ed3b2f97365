import { abortFaults } from "./abort.ts";
import { bodyFaults } from "./body.ts";
import { connectionFaults } from "./connection.ts";
import { contentFaults } from "./content.ts";
import { interimFaults } from "./interim.ts";
import { lateFaults } from "./late.ts";
import { redirectFaults } from "./redirect.ts";
import { type FaultRow, well } from "./row.ts";
import { statusFaults } from "./status.ts";

export const noFault: FaultRow = { name: "none", effect: "fine", acts: true, short: true, fault: well };

/** Everything that can go wrong, in the order in which a request could meet it. */
export const faultRows: readonly FaultRow[] = [
  noFault,
  ...connectionFaults,
  ...bodyFaults,
  ...redirectFaults,
  ...contentFaults,
  ...interimFaults,
  ...statusFaults,
  ...lateFaults,
  ...abortFaults,
];
