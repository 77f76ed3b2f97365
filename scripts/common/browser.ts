import { type Browser, chromium } from "playwright-core";
import { findChromium } from "./runtimes/find-chromium.ts";

/** Drives the system's Chromium. Playwright's own browsers are not downloaded. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await findChromium(),
    // Chromium's sandbox does not work as root.
    chromiumSandbox: process.getuid?.() !== 0,
    args: ["--disable-quic", "--disable-background-networking"],
  });
}
