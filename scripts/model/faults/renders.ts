import { faultsOf } from "./fault.ts";

/** Of what is started on an item that exists: Argil's renders. */
export const renderFaults = faultsOf("src/core/create/start.ts", [
  ["what is rendered already is rendered again under its key", "if (!needs(item)) {", "if (false) {"],
  ["calls under a key render at the same time", "if (state?.ended) {", "if (false) {"],
  [
    "createAndRender does not render under a key",
    "const starting = startOnce(transport, request, options);",
    "const starting = Promise.resolve(item);",
  ],
  [
    "a lost render is sent again",
    "let item: Item;\n    try {",
    "return startOnce(transport, request, options);\n    let item: Item;\n    try {",
  ],
]);
