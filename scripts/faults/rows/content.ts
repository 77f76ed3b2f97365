import { jsonReply } from "../../common/stand-ins/fault-server-http.ts";
import { type FaultRow, keyOf, mangled, rebodied } from "./row.ts";

const html = "<!doctype html><title>Gateway</title><h1>It works!</h1>";

function asHtml(status: number, body: string) {
  return { status, headers: { "content-type": "text/html" }, body };
}

/** Adds members to each object in a JSON text that has an id. */
function withMembers(json: string, members: string): string {
  return json.replaceAll('{"id":', `{${members},"id":`);
}

/** The response arrives intact but does not match the document. */
export const contentFaults: readonly FaultRow[] = [
  {
    name: "HTML with status 200",
    effect: "unreadable",
    acts: true,
    short: true,
    fault: mangled(() => asHtml(200, html)),
  },
  {
    name: "the key in an HTML page",
    effect: "unreadable",
    acts: true,
    fault: mangled((_, exchange) => asHtml(200, `<p>${keyOf(exchange)}</p>`)),
  },
  {
    name: "truncated JSON of the right length",
    effect: "unreadable",
    acts: true,
    fault: rebodied((json) => json.slice(0, -1)),
  },
  {
    name: "JSON after a byte order mark",
    effect: "fine",
    acts: true,
    fault: rebodied((json) => `\ufeff${json}`),
  },
  {
    name: "an empty id",
    effect: "unpromised",
    acts: true,
    fault: rebodied((json) => json.replaceAll(/"id":"[^"]*"/g, '"id":""')),
  },
  {
    name: "JSON that is not UTF-8",
    effect: "unreadable",
    acts: true,
    fault: rebodied((json) => Buffer.from(json.replace('"id":', '"note":"caf\xe9","id":'), "latin1")),
  },
  {
    name: "an empty 200",
    effect: "unpromised",
    acts: true,
    fault: mangled(() => ({ status: 200, headers: {}, body: "" })),
  },
  {
    name: "an empty 201",
    effect: "unpromised",
    acts: true,
    fault: mangled(() => ({ status: 201, headers: { "content-type": "application/json" }, body: "" })),
  },
  {
    name: "204 instead of JSON",
    effect: "unpromised",
    acts: true,
    short: true,
    fault: mangled(() => ({ status: 204, headers: {}, body: "" })),
  },
  ...[200, 201, 202].map(
    (status): FaultRow => ({
      name: `${status} for every success`,
      effect: "fine",
      acts: true,
      fault: mangled((answer) => ({ ...answer, status })),
    }),
  ),
  {
    name: "good JSON called text/html",
    effect: "fine",
    acts: true,
    fault: mangled((answer) => ({ ...answer, headers: { "content-type": "text/html" } })),
  },
  {
    name: "good JSON without a content type",
    effect: "fine",
    acts: true,
    fault: mangled((answer) => ({ ...answer, headers: {} })),
  },
  {
    name: "__proto__ and constructor members",
    effect: "fine",
    acts: true,
    fault: rebodied((json) =>
      withMembers(json, '"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}'),
    ),
  },
  {
    name: "unknown members and statuses",
    effect: "unfamiliar",
    acts: true,
    short: true,
    fault: rebodied((json) =>
      withMembers(json, '"mood":{"calm":[1,2]}').replaceAll(/"status":"\w+"/g, '"status":"HIBERNATING"'),
    ),
  },
  {
    name: "an answer about another id",
    effect: "stranger",
    acts: true,
    // Neither a create's response nor a list: those are all that is known of what was created.
    fault: mangled((answer, { request }) =>
      request.method === "GET" && /\/(avatars|webhooks|documents)\/[^/]+$/.test(request.path)
        ? { ...answer, body: String(answer.body).replaceAll('"id":"', '"id":"not-') }
        : answer,
    ),
  },
  {
    name: "JSON of another shape",
    effect: "unpromised",
    acts: true,
    fault: mangled(({ status }) => jsonReply(status, { data: [{ id: 17 }] })),
  },
];
