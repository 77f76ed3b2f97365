import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/** What the page is made of. */
export interface PageParts {
  readonly markup: string;
  readonly style: string;
  readonly script: string;
}

/**
 * Bundles what runs in the browser. Only where the sources are: in the built package this module is replaced by one that holds
 * the result.
 */
export async function bundlePage(): Promise<PageParts> {
  const file = (name: string) => new URL(`browser/${name}`, import.meta.url);
  const { rolldown } = await import("rolldown");
  await using bundle = await rolldown({
    input: { page: fileURLToPath(file("main.ts")) },
    platform: "browser",
    tsconfig: false,
    transform: { target: "es2022" },
    onLog(level, { message }) {
      if (level === "warn") throw new Error(message);
    },
  });
  const { output } = await bundle.generate({ format: "esm", minify: true, codeSplitting: false });
  const [markup, style] = await Promise.all([
    readFile(file("index.html"), "utf8"),
    readFile(file("style.css"), "utf8"),
  ]);
  // The end of an element, wherever the script has it as text.
  const script = output[0].code.replaceAll("</script", "<\\/script");
  return { markup, style: style.replace(/\/\*[\s\S]*?\*\//g, "").replace(/\s+/g, " "), script };
}
