import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/** The parts of the page. */
export interface PageParts {
  readonly markup: string;
  readonly style: string;
  readonly script: string;
}

/**
 * Bundles the code that runs in the browser. Used only with the sources: in the built package, this module is replaced by one
 * that contains the result.
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
  // Escapes the end tag wherever it occurs as text in the script.
  const script = output[0].code.replaceAll("</script", "<\\/script");
  return { markup, style: style.replace(/\/\*[\s\S]*?\*\//g, "").replace(/\s+/g, " "), script };
}
