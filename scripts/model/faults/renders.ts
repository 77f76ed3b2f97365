import { faultsOf } from "./fault.ts";

/** Faults of actions on an existing item: Argil's renders. */
export const renderFaults = faultsOf("src/core/create/start.ts", [
  ["something already rendered is rendered again under its key", "if (!needs(item)) {", "if (false) {"],
  ["calls under a key render concurrently", "if (state?.ended) {", "if (false) {"],
  [
    "createAndRender does not render under a key",
    "const starting = startOnce(transport, request, options);",
    "const starting = Promise.resolve(item);",
  ],
  [
    "a lost render is resent",
    "let item: Item;\n    try {",
    "return startOnce(transport, request, options);\n    let item: Item;\n    try {",
  ],
]);
