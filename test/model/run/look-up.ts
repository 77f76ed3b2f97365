import type { LookupPlan } from "../plan/schedule.ts";
import type { Item } from "./package.ts";
import type { LookupRecord, UnknownRecord } from "./records.ts";
import type { World } from "./world.ts";

/** Queries an `OutcomeUnknownError` as planned, some time after it was thrown. */
export async function lookUp(world: World, of: UnknownRecord, plan: LookupPlan): Promise<void> {
  await world.time.sleep(plan.afterMs, "plan");
  const controller = new AbortController();
  await ask(world, of, plan, false, controller);
}

/** Queries it once after the world has come to rest. */
export async function reconcileFinally(world: World, of: UnknownRecord): Promise<void> {
  await ask(world, of, { kind: "reconcile", waitMs: undefined }, true, undefined);
}

async function ask(
  world: World,
  of: UnknownRecord,
  { kind, waitMs, abortMs }: Pick<LookupPlan, "kind" | "waitMs" | "abortMs">,
  final: boolean,
  controller: AbortController | undefined,
): Promise<void> {
  const who = `call ${of.call.plan.id}.${of.input}`;
  const started = world.note(who, `asks for ${kind === "candidates" ? "candidates" : "reconciliation"}`);
  const signal = controller?.signal;
  const record: LookupRecord = { of, kind, final, waitMs, started, ...(signal && { signal }) };
  world.lookups.push(record);
  const cancel =
    abortMs === undefined
      ? undefined
      : world.time.after(abortMs, "plan", () => {
          record.aborted = world.note(who, "gives up asking");
          controller?.abort(new Error("enough"));
        });
  const readsBefore = world.vendor.reads;
  const options = { ...(signal && { signal }) };
  try {
    if (kind === "candidates") {
      record.candidates = await of.error.candidates<Item>(options);
      record.ended = world.note(
        who,
        `candidates: ${record.candidates.map(({ id }) => id).join(", ") || "none"}`,
      );
    } else {
      const result = await of.error.reconcile<Item>({ ...options, ...(waitMs !== undefined && { waitMs }) });
      record.reconciled = result;
      const ids =
        result.status === "found"
          ? result.item.id
          : result.status === "ambiguous"
            ? result.candidates.map(({ id }) => id).join(", ")
            : "";
      record.ended = world.note(who, `reconciliation: ${result.status} ${ids}`);
    }
  } catch (thrown) {
    record.error = { thrown };
    record.ended = world.note(who, `the lookup fails: ${String(thrown)}`);
  }
  record.heard = world.vendor.reads > readsBefore;
  cancel?.();
}
