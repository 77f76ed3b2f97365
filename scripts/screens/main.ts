/** Screenshots of the sandbox's page for visual inspection: `npm run screens` writes them to `screens/`. */
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { type Sandbox, startSandbox } from "../../src/sandbox/index.ts";
import { openBrowser } from "../common/browser.ts";
import { projectRoot } from "../common/project.ts";
import { runScript } from "../common/run-script.ts";

const folder = join(projectRoot, "screens");
const portrait = join(projectRoot, "scripts/demo/portrait.png");

const views = [
  { name: "light", colorScheme: "light", viewport: { width: 1280, height: 900 } },
  { name: "dark", colorScheme: "dark", viewport: { width: 1280, height: 900 } },
  { name: "phone", colorScheme: "light", viewport: { width: 390, height: 844 } },
] as const;

await runScript(async () => {
  await mkdir(folder, { recursive: true });
  await using sandbox = await startSandbox({ page: true, buildTimeMs: 60_000 });
  const browser = await openBrowser();
  try {
    for (const { name, ...view } of views) {
      const page = await browser.newPage({ ...view, deviceScaleFactor: name === "phone" ? 2 : 1 });
      await page.goto(sandbox.page ?? "");
      await page.getByText("Live").waitFor();
      await page.screenshot({ path: join(folder, `${name}-first.png`) });
      if (name === views[0].name) await fill(sandbox, page);
      await page.getByLabel(/Drop/).setInputFiles(await squarePortrait());
      await page.getByRole("radio", { name: /Argil/ }).check();
      await page.getByText(/To fix it/).waitFor();
      await page.locator("details", { hasText: "violation" }).first().locator("summary").click();
      await page.getByText("Violates the document").waitFor();
      await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
      await page.close();
    }
  } finally {
    await browser.close();
  }
  console.log(`${folder}: ${views.map(({ name }) => `${name}-first.png, ${name}.png`).join(", ")}`);
});

/** Creates avatars in every state, a pending fault, and a request that violates the document. */
async function fill(sandbox: Sandbox, page: Page): Promise<void> {
  const { anam, protoface } = sandbox.vendors;
  await page.getByLabel(/Drop/).setInputFiles(portrait);
  for (const [vendor, name] of [
    ["Anam", "Ada"],
    ["Protoface", "Grace, who fails"],
    ["Argil", "Mary"],
  ] as const) {
    await page.getByRole("radio", { name: new RegExp(vendor) }).check();
    await page.getByRole("textbox", { name: "Name" }).fill(name);
    await page.getByRole("button", { name: "Create" }).click();
    await page.getByText(`Created at ${vendor}`).waitFor();
  }
  await page.getByRole("button", { name: "Fail this build: Grace, who fails" }).click();
  const voice = new FormData();
  voice.set("name", "Ada's voice");
  voice.set("audioFile", new Blob(["RIFF....WAVE"], { type: "audio/wav" }), "ada.wav");
  const key = { authorization: `Bearer ${anam?.apiKey}` };
  await sandbox.fetch(`${anam?.url}/v1/voices`, { method: "POST", headers: key, body: voice });
  await sandbox.fetch(`${anam?.url}/v1/avatars`, { headers: { ...key, "x-sandbox": "rate-limit" } });
  await sandbox.fetch(`${protoface?.url}/v1/avatars`);
  await sandbox.fetch(`${anam?.url}/v1/avatars`, {
    method: "POST",
    headers: { ...key, "content-type": "application/json" },
    body: JSON.stringify({ displayName: 7, imageUrl: "https://example.com/ada.png" }),
  });
  await page.getByRole("button", { name: /^Late/ }).click();
}

async function squarePortrait() {
  const { default: sharp } = await import("sharp");
  const buffer = await sharp(await readFile(portrait))
    .resize(900, 900, { fit: "cover" })
    .png()
    .toBuffer();
  return { name: "ada-square.png", mimeType: "image/png", buffer };
}
