import { readApiOnly } from "../../test/support/contract-api-only.ts";
import { projectRoot, type Vendor } from "../pipeline/project.ts";
import { operationsOf } from "./operations.ts";
import { readEffective } from "./vendored.ts";
import { eventsOf } from "./verdict/events.ts";

const known = new Map<Vendor, ReadonlySet<unknown>>();

/** The operationIds of what the committed document holds, less what `specs/api-only.yaml` names; events are all read. */
function wrappedIds(vendor: Vendor): ReadonlySet<unknown> {
  const document = readEffective(projectRoot, vendor);
  const apiOnly = readApiOnly(vendor);
  const operations = operationsOf(document).filter(({ key }) => !apiOnly.includes(key));
  return new Set([
    ...operations.map(({ value }) => value.operationId),
    ...[...eventsOf(document).values()].map(({ side }) => side.object.operationId),
  ]);
}

/** Whether a function of ours calls the operation, or `parseWebhook` reads the event. What a vendor adds is not wrapped. */
export function isWrapped(vendor: Vendor, operationId: string | undefined): boolean {
  const ids = known.get(vendor) ?? wrappedIds(vendor);
  known.set(vendor, ids);
  return operationId !== undefined && ids.has(operationId);
}
