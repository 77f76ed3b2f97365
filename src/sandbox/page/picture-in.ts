import { fromDataUri } from "../../core/input/data-uri.ts";
import { isObject, stringField } from "../../core/input/fields.ts";
import type { Body } from "../http/body.ts";

/** Where the vendors' creates have the picture: a part of a form, or text in JSON. */
const parts = ["image", "imageFile"];

/** Whether a request brought a picture; cheaper than reading it. */
export function hasPicture(body: Body): boolean {
  if (body.kind === "form") return parts.some((name) => body.form.get(name) instanceof Blob);
  return base64In(body) !== undefined;
}

/** The picture that a request brought, whatever it really is. */
export function pictureIn(body: Body): Blob | undefined {
  if (body.kind === "form")
    return parts.map((name) => body.form.get(name)).find((part) => part instanceof Blob);
  const blob = fromDataUri(base64In(body) ?? "");
  return typeof blob === "string" ? undefined : blob;
}

function base64In(body: Body): string | undefined {
  const value = body.kind === "json" && isObject(body.value) ? body.value.datasetImage : undefined;
  return stringField(value, "base64");
}
