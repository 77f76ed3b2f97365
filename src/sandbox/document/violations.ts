import type { Detail } from "../http/answer.ts";
import type { SandboxOperation, Violation } from "./prism.ts";

/** Prism's findings about a request, with parameter names as the document spells them: Prism writes them in lower case. */
export function toDetails(violations: readonly Violation[], { request }: SandboxOperation): Detail[] {
  const names = new Map((request?.query ?? []).map(({ name }) => [name.toLowerCase(), name]));
  return violations.map(({ message, path = [], code }) => {
    const [place, ...inside] = path.map(String);
    const missing = /required property '([^']+)'/.exec(message)?.[1];
    const written = place === "query" ? inside.map((part) => names.get(part) ?? part) : inside;
    const text =
      place === "query" && inside[0] !== undefined
        ? message.replace(`parameter ${inside[0]}`, `parameter ${written[0]}`)
        : message;
    return {
      path: [...written, ...(missing === undefined ? [] : [missing])].join("."),
      message: text,
      place,
      code: code === undefined ? undefined : String(code),
    };
  });
}
