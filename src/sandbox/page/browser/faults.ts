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

const labels: Readonly<Record<SandboxFault, readonly [label: string, effect: string]>> = {
  late: ["Late", "done, answered late"],
  "lost-answer": ["Lost", "done, never answered"],
  "rate-limit": ["429", "too many requests"],
  "500": ["500", "nothing is done"],
  rejected: ["Rejected", "by moderation"],
  trickle: ["Slow to arrive", "piece by piece"],
  "503": ["503", "unavailable"],
  slow: ["Slow build", "ten times as long"],
  quota: ["No credit", "the account is empty"],
  slots: ["No room", "no slot for an avatar"],
};

/** The order of the buttons, listed because an object would put numeric names first. */
const order: readonly SandboxFault[] = [
  "late",
  "lost-answer",
  "rate-limit",
  "500",
  "rejected",
  "trickle",
  "503",
  "slow",
  "quota",
  "slots",
];

/** Sets up the buttons, once the running vendors are known. */
export function offerFaults(vendors: readonly VendorName[]): void {
  if (where.childElementCount > 0) return;
  where.append(
    make("option", { value: "" }, "any vendor"),
    ...vendors.map((vendor) => make("option", { value: vendor }, vendorName(vendor))),
  );
  for (const fault of order) {
    const [label, effect] = labels[fault];
    const button = make(
      "button",
      { type: "button", title: sandboxFaults[fault] },
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

/** Shows the pending faults. */
export function showWaiting(rehearsals: readonly PageRehearsal[]): void {
  const now = JSON.stringify(rehearsals);
  // Unchanged elements keep the focus.
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
