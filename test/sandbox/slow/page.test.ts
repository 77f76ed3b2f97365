import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type { AxeResults, Result } from "axe-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "../../../scripts/common/browser.ts";
import { forEachBounded } from "../../../src/core/time/bounded.ts";
import { imageFromFile } from "../../../src/node.ts";
import { type Sandbox, type SandboxOptions, startSandbox } from "../../../src/sandbox/index.ts";
import { createArgilClient } from "../../../src/vendors/argil/index.ts";
import { form, only } from "../support.ts";

/** 1280x720, which every vendor accepts. */
const portrait = fileURLToPath(new URL("../../../scripts/demo/portrait.png", import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
}, 300_000);
afterAll(() => browser?.close());

/** Opens the page of a fresh sandbox; any error in the browser fails the test. */
async function openPage(options: SandboxOptions = {}, view: BrowserContextOptions = {}) {
  const sandbox = await startSandbox({ page: true, buildTimeMs: 1_000, ...options });
  const page = await browser.newPage(view);
  const complaints: string[] = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  let loads = 0;
  page.on("load", () => {
    loads += 1;
  });
  /** Loads that a test asked for. */
  let asked = 1;
  await page.goto(sandbox.page ?? "");
  await page.getByText("Live", { exact: true }).waitFor();
  return {
    sandbox,
    page,
    async reload() {
      asked += 1;
      await page.reload();
    },
    async [Symbol.asyncDispose]() {
      expect(complaints).toEqual([]);
      expect(loads).toBe(asked);
      await page.close();
      await sandbox.close();
    },
  };
}

const vendors = ["Anam", "Protoface", "Argil"] as const;
type Shown = (typeof vendors)[number];

async function create(page: Page, vendor: Shown, name: string): Promise<void> {
  await page.getByRole("radio", { name: new RegExp(vendor) }).check();
  await page.getByRole("textbox", { name: "Name" }).fill(name);
  await page.getByRole("button", { name: "Create", exact: true }).click();
}

/** Drops a file as a user would, without using the file input. */
async function drop(page: Page, file: string, type: string, name: string): Promise<void> {
  const base64 = readFileSync(file).toString("base64");
  const data = await page.evaluateHandle(
    ([text, type, name]) => {
      const transfer = new DataTransfer();
      const bytes = Uint8Array.from(atob(text ?? ""), (character) => character.charCodeAt(0));
      transfer.items.add(new File([bytes], name ?? "", { type: type ?? "" }));
      return transfer;
    },
    [base64, type, name],
  );
  for (const event of ["dragenter", "dragover", "drop"])
    await page.dispatchEvent("#drop", event, { dataTransfer: data });
}

const item = (page: Page, name: string) => page.getByRole("listitem").filter({ hasText: name });
const requestWith = (page: Page, text: string) => page.locator("details").filter({ hasText: text }).first();

describe.each(vendors)("an image dropped at %s", (vendor) => {
  it("is checked, created and shown to become ready, without a reload", async () => {
    await using at = await openPage();
    const { page } = at;
    await drop(page, portrait, "image/png", "ada.png");
    await page.getByText(/ada\.png: png, 1280 × 720/).waitFor();
    await create(page, vendor, "Ada");
    await page.getByText(`Created at ${vendor}`).waitFor();
    const made = item(page, "Ada").filter({ hasText: `${vendor} avatar` });
    await made.getByRole("progressbar").waitFor();
    await made.getByRole("progressbar").waitFor({ state: "detached" });
    const ready = { Anam: "ready", Protoface: "ready", Argil: "IDLE" };
    expect(await made.locator(".chip").innerText()).toBe(ready[vendor]);
    expect(await page.locator("#say").innerText()).toBe(`Ada at ${vendor}: ready`);
    // The image is shown, not a broken one.
    const width = await made.locator("img").evaluate((image: HTMLImageElement) => image.naturalWidth);
    expect(width).toBe(1_280);
  });

  it("can be made to fail", async () => {
    await using at = await openPage({ buildTimeMs: 600_000 });
    const { page } = at;
    await page.getByLabel(/Drop/).setInputFiles(portrait);
    await create(page, vendor, "Bea");
    await page.getByRole("button", { name: "Fail this build: Bea" }).click();
    await item(page, "Bea").getByText(/fail/i).waitFor();
    await page.getByText("0 building, 0 ready, 1 failed").waitFor();
  });
});

it("an image that a vendor rejects is cropped as shown", async () => {
  await using at = await openPage();
  const { page, sandbox } = at;
  const { default: sharp } = await import("sharp");
  const buffer = await sharp(portrait).resize(1_400, 1_400, { fit: "cover" }).jpeg().toBuffer();
  await page.getByLabel(/Drop/).setInputFiles({ name: "square.jpg", mimeType: "image/jpeg", buffer });
  await page.getByRole("radio", { name: /Argil ✗ would reject/ }).check();
  await page.getByText("the image is 1400x1400, which is not exactly 16:9 or 9:16").waitFor();
  const share = await page.locator("#crop").evaluate((crop: HTMLElement) => crop.style.width);
  expect(share).toMatch(/^55\.9/);
  await create(page, "Argil", "Cy");
  await page.getByText("Created at Argil").waitFor();
  const sent = await requestWith(page, "/v1/avatars").locator("img").first().getAttribute("src");
  const shown = sharp(Buffer.from(await (await fetch(new URL(sent ?? "", sandbox.page))).arrayBuffer()));
  expect(await shown.metadata()).toMatchObject({ format: "jpeg", width: 783, height: 1_392 });
  await page.getByLabel("Fit the picture").uncheck();
  await create(page, "Argil", "Cy");
  await page
    .getByText(/refused|16:9/)
    .first()
    .waitFor();
  await requestWith(page, "400").waitFor();
});

it("a preview plays where it is linked and where the vendor's response links to it", async () => {
  await using at = await openPage({ buildTimeMs: 100 });
  const { page, sandbox } = at;
  await page.getByRole("button", { name: /No picture/ }).click();
  await create(page, "Anam", "Ada");
  const opening = page.context().waitForEvent("page");
  await page.getByRole("link", { name: "Preview" }).click();
  const { url, apiKey } = only(sandbox, "anam");
  const answer = await fetch(`${url}/v1/avatars?onlyOneShot=true`, {
    headers: { authorization: `Bearer ${apiKey}` },
  });
  const [{ videoUrl }] = (await answer.json()).data;
  const direct = await browser.newPage();
  await direct.goto(videoUrl);
  const rendered = await browser.newPage();
  await rendered.goto(await renderAt(sandbox));
  for (const opened of [await opening, direct, rendered]) {
    const film = opened.locator("video");
    await expect.poll(() => film.evaluate((video: HTMLVideoElement) => video.duration)).toBe(2);
    expect(await film.evaluate((video: HTMLVideoElement) => video.videoWidth)).toBe(320);
    await opened.close();
  }
});

it("without an image of their own, users can take the drawn one", async () => {
  await using at = await openPage();
  const { page } = at;
  await page.getByRole("button", { name: /No picture/ }).click();
  await create(page, "Argil", "Dora");
  await page.getByText("Created at Argil").waitFor();
});

describe("a fault", () => {
  it.each([
    ["Late", /Created at/, "late"],
    ["Lost", /answer was lost/, "lost-answer"],
    ["429", /429/, "rate-limit"],
    ["500", /answer was lost|500/, "500"],
    ["Rejected", /422/, "rejected"],
    ["Slow to arrive", /Created at/, "trickle"],
  ])("can be triggered from the page: %s", async (button, outcome, note) => {
    await using at = await openPage({ vendors: ["protoface"] });
    const { page } = at;
    await page.getByLabel(/Drop/).setInputFiles(portrait);
    await page.getByLabel(/delay, if/).fill("1");
    await page.getByRole("button", { name: button }).first().click();
    await page.locator("#waiting span").filter({ hasText: button }).waitFor();
    await create(page, "Protoface", "Eve");
    await page.locator("#created").filter({ hasText: outcome }).waitFor();
    await requestWith(page, note).waitFor();
    expect(await page.locator("#waiting li").count()).toBe(0);
  });

  it("can be taken back with the keyboard", async () => {
    await using at = await openPage({ vendors: ["protoface"] });
    const { page } = at;
    await page.getByRole("button", { name: "429" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Cancel 429: the next create at any vendor" }).focus();
    await page.keyboard.press("Space");
    await page.locator("#waiting li").waitFor({ state: "detached" });
  });
});

it("a violation of the document is shown with its location", async () => {
  await using at = await openPage({ vendors: ["anam"] });
  const { page, sandbox } = at;
  const { url, apiKey } = only(sandbox, "anam");
  const headers = { authorization: `Bearer ${apiKey}`, "content-type": "application/json" };
  await fetch(`${url}/v1/avatars`, { headers });
  const body = JSON.stringify({ displayName: 7, imageUrl: "https://example.com/a.png" });
  await fetch(`${url}/v1/avatars`, { method: "POST", headers, body });
  await page.getByText("1 violation").waitFor();
  await page.getByLabel("Problems only").check();
  await page.locator("details").nth(1).waitFor({ state: "detached" });
  const request = requestWith(page, "1 violation");
  await request.locator("summary").focus();
  await page.keyboard.press("Enter");
  await request.getByText("Violates the document").waitFor();
  expect(await request.locator(".broken li").innerText()).toMatch(/^body\.displayName .*must be string/);
  expect(await request.innerText()).toContain("[redacted]");
  expect(await request.innerText()).not.toContain(apiKey);
});

describe("a full page", () => {
  it("stays small and live: 1,000 avatars, 10,000 requests", async () => {
    await using at = await openPage({ vendors: ["protoface"], buildTimeMs: 5_000 });
    const { page, sandbox } = at;
    const { url, apiKey } = only(sandbox, "protoface");
    const headers = { authorization: `Bearer ${apiKey}` };
    await forEachBounded(Array(1_000).keys(), 20, async (number) => {
      const body = form("image", { name: `Avatar ${number}` });
      await (await sandbox.fetch(`${url}/v1/avatars`, { method: "POST", headers, body })).text();
    });
    await forEachBounded(Array(9_000).keys(), 20, async () => {
      await (await sandbox.fetch(`${url}/v1/avatars?limit=1`, { headers })).text();
    });
    await page.getByText("0 building, 1000 ready, 0 failed").waitFor();
    expect(await page.locator("#items > li").count()).toBe(50);
    expect(await page.locator("details").count()).toBeLessThanOrEqual(400);
    await page.getByRole("button", { name: /Show more/ }).click();
    expect(await page.locator("#items > li").count()).toBe(100);
    const before = await page.locator("details").count();
    await page.getByRole("button", { name: "Show older" }).click();
    await expect.poll(() => page.locator("details").count()).toBe(before + 200);
    const ids = await page
      .locator("details")
      .evaluateAll((all) => all.map((each) => Number(each.dataset.id)));
    expect(ids).toEqual(ids.map((_, at) => (ids[0] ?? 0) - at));
    await page.getByLabel(/Drop/).setInputFiles(portrait);
    await create(page, "Protoface", "The last");
    await item(page, "The last").first().waitFor();
    await at.reload();
    await item(page, "The last").first().waitFor();
    expect(await page.locator("details").count()).toBe(200);
  }, 300_000);
});

describe("axe finds nothing serious", () => {
  const views: Record<string, BrowserContextOptions> = {
    light: { colorScheme: "light", viewport: { width: 1_280, height: 900 } },
    dark: { colorScheme: "dark", viewport: { width: 1_280, height: 900 } },
    phone: { colorScheme: "light", viewport: { width: 390, height: 844 } },
  };

  it.each(Object.keys(views))("%s", async (view) => {
    await using at = await openPage({ buildTimeMs: 600_000 }, views[view]);
    const { page, sandbox } = at;
    expect(await seriousProblems(page)).toEqual([]);
    await fill(page, sandbox);
    expect(await seriousProblems(page)).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(wide).toBe(false);
  });
});

/** The URL of one of Argil's videos. */
async function renderAt(sandbox: Sandbox): Promise<string> {
  const { url: baseUrl, apiKey } = only(sandbox, "argil");
  const argil = createArgilClient({ baseUrl, apiKey });
  const fast = { minDelayMs: 50 };
  const datasetImage = await imageFromFile(portrait);
  const { id: avatarId } = await argil.avatars.createAndWait({ name: "Ada", datasetImage }, fast);
  const moments = [{ avatarId, transcript: "Hello." }];
  const { videoUrl = "" } = await argil.videos.createAndRender({ name: "Hello", moments }, fast);
  return videoUrl;
}

/** Fills the page with everything it can show. */
async function fill(page: Page, sandbox: Sandbox): Promise<void> {
  await page.getByLabel(/Drop/).setInputFiles(portrait);
  for (const vendor of vendors) {
    await create(page, vendor, `Ada at ${vendor}`);
    await page.getByText(`Created at ${vendor}`).waitFor();
  }
  await page.getByRole("button", { name: "Fail this build: Ada at Protoface" }).click();
  await page.getByRole("button", { name: /^Late/ }).click();
  const { url, apiKey } = only(sandbox, "anam");
  const headers = { authorization: `Bearer ${apiKey}`, "content-type": "application/json" };
  await fetch(`${url}/v1/avatars`, { method: "POST", headers, body: '{"displayName": 7}' });
  const request = requestWith(page, "violation");
  await request.locator("summary").click();
  await request.getByText("Violates the document").waitFor();
}

async function seriousProblems(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  );
  const serious = (violation: Result) => violation.impact === "serious" || violation.impact === "critical";
  return violations
    .filter(serious)
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}

it("nothing from outside is executed", async () => {
  await using at = await openPage({ buildTimeMs: 600_000 });
  const { page, sandbox } = at;
  const dialogs: string[] = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const script = "<img src=x onerror=alert(1)><script>alert(2)</script>";
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(3)"><script>alert(4)</script></svg>`;
  for (const [type, file] of [
    ["image/svg+xml", svg],
    ["image/png", script],
  ] as const) {
    const body = form("image", { name: script }, new File([file], `${script}.png`, { type }));
    const { url, apiKey } = only(sandbox, "protoface");
    const headers = { authorization: `Bearer ${apiKey}`, "x-sandbox": script };
    await fetch(`${url}/v1/avatars`, { method: "POST", headers, body });
  }
  const { url, apiKey } = only(sandbox, "argil");
  const headers = { "x-api-key": apiKey, "content-type": "application/json" };
  const datasetImage = { url: "https://example.com/a.png" };
  const body = JSON.stringify({ type: "IMAGE", name: script, datasetImage, extras: { [script]: script } });
  await fetch(`${url}/avatars?${encodeURIComponent(script)}`, { method: "POST", headers, body });
  await item(page, "<img").getByText(script).first().waitFor();
  for (const request of await page.locator("details").all()) {
    await request.locator("summary").click();
    await request.getByText("Answer", { exact: true }).waitFor();
  }
  const picture = await page.locator("details img").first().getAttribute("src");
  const opened = await browser.newPage();
  opened.on("dialog", (dialog) => dialogs.push(dialog.message()));
  // It is saved, not opened.
  const saved = opened.waitForEvent("download");
  await opened.goto(new URL(picture?.replace(/\d+/, "1") ?? "", sandbox.page).href).catch(() => undefined);
  expect((await saved).suggestedFilename()).not.toBe("");
  await opened.close();
  expect(dialogs).toEqual([]);
});
