import { itemKey, type PageItem } from "../protocol.ts";
import { byId, make, vendorName } from "./dom.ts";
import { control } from "./server.ts";

const list = byId("items", HTMLElement);
const none = byId("no-items", HTMLElement);
const counts = byId("counts", HTMLElement);
const more = byId("more-items", HTMLButtonElement);
const say = byId("say", HTMLElement);

const step = 50;
let most = step;
/** The difference between the sandbox's clock and this one. */
let ahead = 0;

const items = new Map<string, PageItem>();
const rows = new Map<string, HTMLElement>();

more.addEventListener("click", () => {
  most += step;
  draw();
});

/** Applies changes. */
export function changeItems(
  changed: readonly PageItem[],
  removed: readonly string[],
  whole: boolean,
  now: number,
): void {
  ahead = now - Date.now();
  if (whole) {
    items.clear();
    rows.clear();
  }
  const ended: string[] = [];
  for (const item of changed) {
    const key = itemKey(item);
    if (items.get(key)?.state === "building" && item.state !== "building")
      ended.push(`${item.name} at ${vendorName(item.vendor)}: ${item.state}`);
    items.set(key, item);
    rows.delete(key);
  }
  for (const key of removed) items.delete(key);
  if (ended.length > 0)
    say.textContent = ended.length > 3 ? `${ended.length} builds have ended` : ended.join("; ");
  if (whole || changed.length > 0 || removed.length > 0) draw();
}

function draw(): void {
  const focused = document.activeElement?.closest<HTMLElement>("[data-key]")?.dataset.key;
  const sorted = [...items].sort(([, a], [, b]) => b.createdAt - a.createdAt);
  const wanted = sorted.slice(0, most).map(([key, item]) => {
    const row = rows.get(key) ?? drawItem(key, item);
    rows.set(key, row);
    return row;
  });
  list.replaceChildren(...wanted);
  if (focused !== undefined) rows.get(focused)?.querySelector<HTMLElement>("button, a")?.focus();
  more.hidden = sorted.length <= most;
  more.textContent = `Show more (${sorted.length - most} left)`;
  none.hidden = sorted.length > 0;
  const all = [...items.values()];
  const count = (state: PageItem["state"]) => all.filter((item) => item.state === state).length;
  counts.textContent =
    all.length === 0
      ? ""
      : `${count("building")} building, ${count("ready")} ready, ${count("failed")} failed`;
  tick();
}

function drawItem(key: string, item: PageItem): HTMLElement {
  const { vendor, kind, id, name, status, state, picture, result } = item;
  const thumb = picture
    ? make("img", { className: "thumb", src: picture, alt: "", loading: "lazy" })
    : make("span", { className: "thumb", aria: { hidden: "true" } }, kind);
  const fail = make(
    "button",
    { type: "button", aria: { label: `Fail this build: ${name}` } },
    "Fail this build",
  );
  fail.addEventListener("click", () => {
    fail.disabled = true;
    void control("fail", { vendor, id }).catch(() => undefined);
  });
  const link =
    result !== undefined && make("a", { href: result, target: "_blank", rel: "noopener" }, linkText(kind));
  const about = `${vendorName(vendor)} ${kind}, `;
  const row = make(
    "li",
    {},
    thumb,
    make(
      "div",
      {},
      make("p", { className: "name" }, name || "(no name)"),
      make("p", { className: "about" }, about, make("span", { className: "mono" }, id)),
      state === "building" && make("progress", { max: 1, aria: { label: `Build of ${name}` } }),
    ),
    make(
      "div",
      { className: "end" },
      make("span", { className: `chip ${state}`, title: status }, status.split(":")[0] ?? state),
      link,
      state === "building" && fail,
    ),
  );
  row.dataset.key = key;
  return row;
}

function linkText(kind: PageItem["kind"]): string {
  return kind === "avatar" ? "Preview" : kind === "video" || kind === "run" ? "Video" : "File";
}

/** Updates the progress bars. */
function tick(): void {
  for (const [key, row] of rows) {
    const item = items.get(key);
    const bar = row.isConnected ? row.querySelector("progress") : null;
    if (!bar || item?.endsAt === undefined || item.beganAt === undefined) continue;
    const done = (Date.now() + ahead - item.beganAt) / (item.endsAt - item.beganAt);
    bar.value = Math.min(1, Math.max(0, done));
  }
}

setInterval(tick, 250);
