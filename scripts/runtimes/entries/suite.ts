/** What the suite's bundle exports to the entry files. */
export { imageChecks, sandboxChecks } from "../suite/checks/node-like.ts";
export { runSuite } from "../suite/suite.ts";
