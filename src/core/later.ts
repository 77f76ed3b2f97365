/**
 * What programs load with their first call, whatever it is. What only one kind of objects needs is loaded with that.
 */
export { apiTools } from "./api/tools.ts";
export { Transport } from "./http/transport.ts";
