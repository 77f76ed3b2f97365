/** A parsed body. */
export type Body =
  | { kind: "none" }
  | { kind: "json"; value: unknown }
  | { kind: "form"; form: FormData }
  /** Another media type; Prism reports what the operation expects. */
  | { kind: "other"; text: string };

/** Parses a body according to its content type. @throws Error which says what is wrong with it */
export async function parseBody(bytes: Uint8Array<ArrayBuffer>, contentType: string): Promise<Body> {
  if (bytes.length === 0) return { kind: "none" };
  const type = mediaType(contentType);
  if (type === "multipart/form-data") return { kind: "form", form: await parseForm(bytes, contentType) };
  if (type !== "application/json" && !type.endsWith("+json")) {
    return { kind: "other", text: new TextDecoder().decode(bytes) };
  }
  try {
    return { kind: "json", value: JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) };
  } catch (error) {
    throw new Error(`the body is not JSON: ${reason(error)}`);
  }
}

/** The media type without parameters; application/octet-stream if it is missing or malformed (RFC 9110, 8.3). */
export function mediaType(contentType: string): string {
  const type = (contentType.split(";")[0] ?? "").trim().toLowerCase();
  return /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/.test(type) ? type : "application/octet-stream";
}

async function parseForm(bytes: Uint8Array<ArrayBuffer>, contentType: string): Promise<FormData> {
  try {
    return await new Response(bytes, { headers: { "content-type": contentType } }).formData();
  } catch (error) {
    throw new Error(`the body is not multipart/form-data: ${reason(error)}`);
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** A string in an object or form; undefined if it is missing or not a string. */
export function textOf(body: Body, name: string): string | undefined {
  const value =
    body.kind === "form"
      ? body.form.get(name)
      : body.kind === "json" &&
          typeof body.value === "object" &&
          body.value !== null &&
          Object.hasOwn(body.value, name)
        ? Object.entries(body.value).find(([key]) => key === name)?.[1]
        : undefined;
  return typeof value === "string" ? value : undefined;
}

const boundary = "sandbox-boundary-4f1d8c52";

/**
 * The body for Prism, with the headers that describe it. Prism reads forms as text, byte by byte, so each file is replaced
 * by a word.
 */
export function bodyForPrism(body: Body, type: string): { body?: unknown; headers: Record<string, string> } {
  switch (body.kind) {
    case "none":
      return { headers: {} };
    case "json":
      // Without a length, Prism ignores the content type.
      return { body: body.value, headers: { "content-type": type, "content-length": "1" } };
    case "other":
      return { body: body.text, headers: { "content-type": type, "content-length": "1" } };
    case "form": {
      const parts = [...body.form]
        .filter(([name]) => /^[\w.-]+$/.test(name))
        .map(([name, value]) => {
          const text = typeof value === "string" ? value.replaceAll(boundary, "") : "file";
          return `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`;
        });
      return {
        body: `${parts.join("")}--${boundary}--\r\n`,
        headers: { "content-type": `multipart/form-data; boundary=${boundary}`, "content-length": "1" },
      };
    }
  }
}
