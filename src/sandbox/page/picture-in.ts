import { fromDataUri } from "../../core/input/data-uri.ts";
import type { Body } from "../http/body.ts";

/** Whether a request contains an image; cheaper than reading it. */
export function hasPicture(body: Body): boolean {
  return fileIn(body) !== undefined || dataUriIn(body) !== undefined;
}

/** The image in a request, unverified: a part of a form, or text in JSON. */
export function pictureIn(body: Body): Blob | undefined {
  const file = fileIn(body);
  if (file) return file;
  const blob = fromDataUri(dataUriIn(body) ?? "");
  return typeof blob === "string" ? undefined : blob;
}

function fileIn(body: Body): Blob | undefined {
  if (body.kind !== "form") return undefined;
  const files = [...body.form.values()].filter((part) => typeof part !== "string");
  return files.find(({ type }) => type.startsWith("image/"));
}

/** No vendor nests one more deeply. */
const deepest = 3;

function dataUriIn(body: Body): string | undefined {
  return body.kind === "json" ? search(body.value, 0) : undefined;
}

function search(value: unknown, depth: number): string | undefined {
  if (typeof value === "string") return value.startsWith("data:image/") ? value : undefined;
  if (typeof value !== "object" || value === null || depth === deepest) return undefined;
  for (const member of Object.values(value)) {
    const found = search(member, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}
