import { abortFaults } from "./faults-abort.ts";
import { bodyFaults } from "./faults-body.ts";
import { connectionFaults } from "./faults-connection.ts";
import { contentFaults } from "./faults-content.ts";
import { interimFaults } from "./faults-interim.ts";
import { lateFaults } from "./faults-late.ts";
import { redirectFaults } from "./faults-redirect.ts";
import { statusFaults } from "./faults-status.ts";
import { type FaultRow, well } from "./row.ts";

export const noFault: FaultRow = { name: "none", effect: "fine", acts: true, short: true, fault: well };

/** All that can go wrong, in the order in which a request could meet it. */
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
