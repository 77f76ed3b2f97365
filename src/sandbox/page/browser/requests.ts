import type { PageDetail, PageRequest } from "../protocol.ts";
import { byId, make, vendorName } from "./dom.ts";
import { readDetail, readOlder } from "./server.ts";

const list = byId("requests", HTMLElement);
const none = byId("no-requests", HTMLElement);
const more = byId("more-requests", HTMLButtonElement);
const problemsBox = byId("problems", HTMLInputElement);

/** The maximum of lines on the page; older ones are requested again. */
const most = 400;

more.addEventListener("click", () => void older());
problemsBox.addEventListener("change", () => void begin());

/** Replaces the list, newest first. */
async function begin(): Promise<void> {
  list.replaceChildren(...(await readOlder(Number.MAX_SAFE_INTEGER, problemsBox.checked)).map(draw));
  settle();
}

async function older(): Promise<void> {
  const last = list.lastElementChild instanceof HTMLElement ? Number(list.lastElementChild.dataset.id) : 1;
  const found = await readOlder(last, problemsBox.checked);
  list.append(...found.map(draw));
  settle();
  more.hidden = found.length === 0;
  if (more.hidden) more.previousElementSibling?.querySelector("summary")?.focus();
}

let newest = 0;

/** Adds new requests, oldest first. */
export function addRequests(requests: readonly PageRequest[], whole: boolean): void {
  // If very many arrive together, only the last are sent: "Show older" then continues below them without a gap.
  const isHole = (requests[0]?.id ?? 0) > newest + 1;
  newest = requests.at(-1)?.id ?? newest;
  if (whole || isHole) list.replaceChildren();
  const wanted = requests.filter((request) => !problemsBox.checked || isProblem(request));
  list.prepend(...wanted.map(draw).reverse());
  while (list.childElementCount > most && wanted.length > 0) list.lastElementChild?.remove();
  settle();
}

function settle(): void {
  none.hidden = list.childElementCount > 0;
  none.textContent = problemsBox.checked ? "No problems so far." : "No requests yet.";
  const last = list.lastElementChild;
  more.hidden = !(last instanceof HTMLElement) || Number(last.dataset.id) <= 1;
}

function isProblem({ status, violations }: PageRequest): boolean {
  return status === 0 || status >= 400 || violations > 0;
}

function draw(request: PageRequest): HTMLElement {
  const { id, vendor, at, method, path, status, note, violations, picture, delivery } = request;
  const time = new Date(at);
  const row = make(
    "details",
    {},
    make(
      "summary",
      {},
      make("time", { className: "time", dateTime: time.toISOString() }, time.toLocaleTimeString("en-GB")),
      make("span", { className: "vendor" }, vendorName(vendor)),
      make("span", { className: "method mono" }, delivery ? "sent" : method),
      make("span", { className: "path mono", title: path }, path),
      make(
        "span",
        { className: "marks" },
        picture !== undefined && make("img", { src: picture, alt: "with an image", loading: "lazy" }),
        violations > 0 &&
          make("span", { className: "chip bad" }, `${violations} violation${violations > 1 ? "s" : ""}`),
        make("span", { className: `chip ${chipOf(status)}` }, status === 0 ? "no response" : String(status)),
      ),
      note !== undefined && make("span", { className: "note" }, note),
    ),
  );
  row.dataset.id = String(id);
  row.addEventListener("toggle", () => {
    if (row.open && !row.querySelector(".detail")) void open(row, request);
  });
  return row;
}

function chipOf(status: number): string {
  if (status === 0 || status >= 500) return "bad";
  return status >= 400 ? "odd" : "ok";
}

async function open(row: HTMLElement, request: PageRequest): Promise<void> {
  const box = make("div", { className: "detail" }, "Loading …");
  row.append(box);
  try {
    box.replaceChildren(...drawDetail(await readDetail(request.id), request));
  } catch (error) {
    box.textContent = error instanceof Error ? error.message : String(error);
  }
}

function drawDetail(detail: PageDetail, { picture, path, delivery }: PageRequest): HTMLElement[] {
  const { broken, defects, headers, parts, body, answerHeaders, answerBody, dropped } = detail;
  const found: HTMLElement[] = [];
  const add = (title: string, ...content: HTMLElement[]) => found.push(make("h3", {}, title), ...content);
  if (broken.length > 0) {
    const lines = broken.map(({ path: place, message }) =>
      make("li", {}, make("code", {}, place || "the request"), ` ${message}`),
    );
    found.push(
      make("div", { className: "broken" }, make("h3", {}, "Violates the document"), make("ul", {}, ...lines)),
    );
  }
  if (defects.length > 0) {
    const lines = defects.map((each) => make("li", {}, each));
    const title = make("h3", {}, "The response violates the document: a defect of the sandbox");
    found.push(make("div", { className: "broken" }, title, make("ul", {}, ...lines)));
  }
  if (delivery) {
    add("Sent to", make("p", { className: "mono" }, path));
    return found;
  }
  add("Path", make("p", { className: "mono" }, path));
  if (headers.length > 0) add("Headers", pairs(headers));
  if (parts.length > 0) {
    const shown = parts.map(({ name, text, file }): [string, string] => [
      name,
      file ? `${file.name}, ${file.type || "no type"}, ${file.bytes} bytes` : (text ?? ""),
    ]);
    add("Parts", pairs(shown));
  }
  if (picture !== undefined && !dropped) found.push(make("img", { src: picture, alt: "The image sent" }));
  if (body !== undefined) add("Body", text(body, "Body"));
  if (answerHeaders.length > 0) add("Response headers", pairs(answerHeaders));
  if (answerBody !== undefined) add("Response", text(answerBody, "Response"));
  if (dropped) add("Bodies are kept for the newest requests only.");
  return found;
}

function pairs(all: readonly (readonly [name: string, value: string])[]): HTMLElement {
  return make("dl", {}, ...all.flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, value)]));
}

/** Focusable, because it scrolls and the keyboard must be able to reach it. */
function text(content: string, label: string): HTMLElement {
  return make("pre", { tabIndex: 0, role: "region", aria: { label } }, content);
}
