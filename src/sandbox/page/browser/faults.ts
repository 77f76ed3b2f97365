import type { VendorName } from "../../../core/errors/base.ts";
import { type SandboxFault, sandboxFaults } from "../../faults.ts";
import type { PageRehearsal } from "../protocol.ts";
import { byId, make, vendorName } from "./dom.ts";
import { control } from "./server.ts";

const on = byId("fault-on", HTMLSelectElement);
const where = byId("fault-vendor", HTMLSelectElement);
const seconds = byId("fault-seconds", HTMLInputElement);
const buttons = byId("faults", HTMLElement);
const waiting = byId("waiting", HTMLElement);

/** In the order of the buttons. */
const labels = {
  late: ["Late", "the work is done at once"],
  "lost-answer": ["Lost", "the work is done, no answer comes"],
  "rate-limit": ["429", "too many requests"],
  "500": ["500", "nothing is done"],
  rejected: ["Refused", "moderation turns it down"],
  trickle: ["Slow to arrive", "a piece at a time"],
  "503": ["503", "unavailable, nothing is done"],
  slow: ["Slow build", "ten times as long"],
  quota: ["No credit", "nothing is done"],
  slots: ["No room", "no slot for an avatar"],
} as const satisfies Record<SandboxFault, readonly [label: string, effect: string]>;

/** Sets the buttons up, once it is known which vendors run. */
export function offerFaults(vendors: readonly VendorName[]): void {
  if (where.childElementCount > 0) return;
  where.append(
    make("option", { value: "" }, "any vendor"),
    ...vendors.map((vendor) => make("option", { value: vendor }, vendorName(vendor))),
  );
  for (const [fault, [label, effect]] of Object.entries(labels)) {
    const button = make(
      "button",
      { type: "button", title: sandboxFaults[fault as SandboxFault] },
      make("strong", {}, label),
      make("small", {}, effect),
    );
    button.addEventListener("click", () => {
      const vendor = where.value || undefined;
      void control("fault", { fault, vendor, on: on.value, seconds: seconds.valueAsNumber }).catch(
        (error: Error) => waiting.prepend(make("li", {}, error.message)),
      );
    });
    buttons.append(button);
  }
}

let shown = "";

/** Shows the faults that wait for their request. */
export function showWaiting(rehearsals: readonly PageRehearsal[]): void {
  const now = JSON.stringify(rehearsals);
  // Elements that are left alone keep the focus.
  if (now === shown) return;
  shown = now;
  waiting.replaceChildren(
    ...rehearsals.map(({ id, fault, vendor, on, seconds }) => {
      const [label] = labels[fault];
      const takes = fault === "late" || fault === "trickle" ? `, ${seconds} s` : "";
      const what = on === "create" ? "create" : "request";
      const text = `${label}${takes}: the next ${what} at ${vendor ? vendorName(vendor) : "any vendor"}`;
      const cancel = make("button", { type: "button", aria: { label: `Cancel ${text}` } }, "Cancel");
      cancel.addEventListener("click", () => void control("cancel", { id }).catch(() => undefined));
      return make("li", {}, make("span", {}, text), cancel);
    }),
  );
}
