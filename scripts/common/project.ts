import { fileURLToPath } from "node:url";

import { vendorNames } from "../../src/core/vendors.ts";

export const vendors = vendorNames;

export type Vendor = (typeof vendors)[number];

export const projectRoot = fileURLToPath(new URL("../../", import.meta.url));
