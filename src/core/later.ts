/** Modules that load with the first call of any kind. A resource's own modules load with that resource. */
export { apiTools } from "./api/tools.ts";
export { Transport } from "./http/transport.ts";
