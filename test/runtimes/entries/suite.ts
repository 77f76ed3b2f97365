/** What the bundle of the suite offers to the entries beside it. */
export { imageChecks, sandboxChecks } from "../checks/node-like.ts";
export { runSuite } from "../suite.ts";
