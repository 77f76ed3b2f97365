/** What the bundle of the suite offers to the entries beside it. */
export { imageChecks, sandboxChecks } from "../suite/checks/node-like.ts";
export { runSuite } from "../suite/suite.ts";
