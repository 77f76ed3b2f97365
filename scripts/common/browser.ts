import { type Browser, chromium } from "playwright-core";
import { findChromium } from "./runtimes/find-chromium.ts";

/** The system's Chromium, driven. Playwright's own browsers are not fetched. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await findChromium(),
    // Chromium refuses its sandbox to root.
    chromiumSandbox: process.getuid?.() !== 0,
    args: ["--disable-quic", "--disable-background-networking"],
  });
}
