import { fileURLToPath } from "node:url";

export const vendors = ["anam", "protoface", "argil"] as const;

export type Vendor = (typeof vendors)[number];

export const projectRoot = fileURLToPath(new URL("../../", import.meta.url));
