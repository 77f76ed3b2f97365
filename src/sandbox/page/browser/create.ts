import type { VendorName } from "../../../core/errors/base.ts";
import { checkImage } from "../../../unified/check-image.ts";
import type { ImageReport } from "../../../unified/image-report.ts";
import { cropTo } from "./crop.ts";
import { byId, make, vendorName } from "./dom.ts";
import { create } from "./server.ts";

const drop = byId("drop", HTMLElement);
const file = byId("file", HTMLInputElement);
const sample = byId("sample", HTMLButtonElement);
const frame = byId("frame", HTMLElement);
const picture = byId("picture", HTMLImageElement);
const crop = byId("crop", HTMLElement);
const hint = byId("hint", HTMLElement);
const facts = byId("facts", HTMLElement);
const choices = byId("vendors", HTMLElement);
const verdict = byId("verdict", HTMLElement);
const fitRow = byId("fit-row", HTMLElement);
const fitBox = byId("fit", HTMLInputElement);
const name = byId("name", HTMLInputElement);
const outcome = byId("created", HTMLElement);
const form = byId("create", HTMLFormElement);
const button = form.querySelector<HTMLButtonElement>(".primary");

let chosen: File | undefined;
let report: ImageReport | undefined;
let vendor: VendorName | undefined;

/** Sets up the form, once the running vendors are known. */
export function offerVendors(vendors: readonly VendorName[]): void {
  if (choices.childElementCount > 0) return;
  vendor = vendors[0];
  choices.append(
    ...vendors.map((each) => {
      const input = make("input", { type: "radio", name: "vendor", value: each, checked: each === vendor });
      input.addEventListener("change", () => {
        vendor = each;
        show();
      });
      return make("label", {}, input, vendorName(each), make("small", { id: `verdict-${each}` }));
    }),
  );
  show();
}

file.addEventListener("change", () => void take(file.files?.[0]));
for (const type of ["dragenter", "dragover"]) {
  drop.addEventListener(type, (event) => {
    event.preventDefault();
    drop.classList.add("over");
  });
}
for (const type of ["dragleave", "drop"]) drop.addEventListener(type, () => drop.classList.remove("over"));
drop.addEventListener("drop", (event) => {
  event.preventDefault();
  void take(event.dataTransfer?.files[0]);
});
document.addEventListener("paste", (event) => {
  const [pasted] = event.clipboardData?.files ?? [];
  if (pasted) void take(pasted);
});
sample.addEventListener("click", async () => {
  const response = await fetch(`/files/${vendor}/sample.png`);
  await take(new File([await response.blob()], "sample.png", { type: "image/png" }));
});
fitBox.addEventListener("change", show);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  void send();
});

async function take(given: File | undefined): Promise<void> {
  if (!given) return;
  chosen = given;
  report = undefined;
  say("", false);
  URL.revokeObjectURL(picture.src);
  picture.src = URL.createObjectURL(given);
  frame.hidden = false;
  sample.hidden = true;
  hint.textContent = "Drop another, or choose a file";
  picture.onerror = () => {
    frame.hidden = true;
  };
  const found = await checkImage(given);
  // Another image may have been dropped in the meantime.
  if (chosen === given) report = found;
  show();
}

/** Shows the result of the vendor's rules, and how the image would be cropped. */
function show(): void {
  if (!report || !chosen) return;
  const { format, width, height, bytes, warnings, vendors } = report;
  const size = width === undefined ? "size unknown" : `${width} × ${height}`;
  facts.textContent = `${chosen.name}: ${format ?? "unknown format"}, ${size}, ${(bytes / 2 ** 20).toFixed(2)} MB`;
  for (const [each, { ok }] of Object.entries(vendors)) {
    const mark = document.getElementById(`verdict-${each}`);
    if (mark)
      Object.assign(mark, {
        textContent: ok ? "✓ meets rules" : "✗ would reject",
        className: ok ? "good" : "bad",
      });
  }
  if (!vendor) return;
  const { problems, fix, plan } = vendors[vendor];
  const fits = plan !== undefined && fitBox.checked;
  verdict.replaceChildren(
    make(
      "ul",
      {},
      ...problems.map(({ message }) => make("li", { className: "bad-text" }, message)),
      ...warnings.map((warning) => make("li", {}, warning)),
      fix !== undefined && make("li", {}, `To fix it: ${fix}.`),
      make("li", {}, "Faces, light and consent are not checked."),
    ),
  );
  fitRow.hidden = plan === undefined;
  crop.hidden = !fits;
  if (!fits || width === undefined || height === undefined) return;
  const share = (part: number, whole: number) => `${(100 * part) / whole}%`;
  Object.assign(crop.style, {
    left: share(plan.crop.x, width),
    top: share(plan.crop.y, height),
    width: share(plan.crop.width, width),
    height: share(plan.crop.height, height),
  });
}

async function send(): Promise<void> {
  if (!chosen || !vendor) {
    say("Choose an image first.", true);
    file.focus();
    return;
  }
  if (button) button.disabled = true;
  say("Sending …", false);
  try {
    const plan = fitBox.checked ? report?.vendors[vendor].plan : undefined;
    const image = plan ? await cropTo(chosen, plan) : chosen;
    const named = plan
      ? chosen.name.replace(/\.\w+$/, image.type === "image/jpeg" ? ".jpg" : ".png")
      : chosen.name;
    const made = await create(vendor, name.value, image, named);
    if ("error" in made) say(made.error, true);
    else say(`Created at ${vendorName(vendor)}: ${made.id}`, false);
  } catch (error) {
    say(error instanceof Error ? error.message : String(error), true);
  } finally {
    if (button) button.disabled = false;
  }
}

function say(text: string, bad: boolean): void {
  outcome.textContent = text;
  outcome.classList.toggle("bad", bad);
}
