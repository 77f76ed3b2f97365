import { startSandbox } from "../../src/sandbox/index.ts";
import { dataUri } from "./picture.ts";

// Runs as a separate process, which exits only if nothing is left open.
const sandbox = await startSandbox({ vendors: ["argil"], buildTimeMs: 3_600_000 });
const { url, apiKey } = sandbox.vendors.argil ?? { url: "", apiKey: "" };
const response = await fetch(`${url}/avatars`, {
  method: "POST",
  headers: { "x-api-key": apiKey, "content-type": "application/json" },
  body: JSON.stringify({ type: "IMAGE", name: "Ada", datasetImage: { base64: dataUri } }),
});
await response.text();
await sandbox.close();
console.log(response.status === 201 ? "closed" : `failed: ${response.status}`);
