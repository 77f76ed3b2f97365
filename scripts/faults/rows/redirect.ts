import { afterwards, type FaultRow, instead, keyOf } from "./row.ts";

function redirect(
  status: number,
  name: string,
  location: (elsewhere: string, key: string) => string,
): FaultRow {
  return {
    name,
    effect: "redirect",
    acts: false,
    fault: instead((exchange) => ({
      status,
      headers: { location: location(exchange.elsewhere, keyOf(exchange)) },
      body: "",
    })),
  };
}

/** Responses that point elsewhere. */
export const redirectFaults: readonly FaultRow[] = [
  ...[300, 301, 302, 305, 307, 308].map(
    (status): FaultRow => ({
      ...redirect(status, `${status} to another host`, (elsewhere) => `${elsewhere}/v1/avatars`),
      ...(status === 307 && { short: true }),
    }),
  ),
  {
    name: "303 to what was made",
    effect: "seeOther",
    acts: true,
    short: true,
    fault: afterwards(({ send, elsewhere }) =>
      send({ status: 303, headers: { location: `${elsewhere}/v1/avatars/1` }, body: "" }),
    ),
  },
  {
    name: "303 that says nothing",
    effect: "seeOther",
    acts: false,
    fault: instead(() => ({ status: 303, headers: {}, body: "" })),
  },
  {
    name: "304 to who has no copy",
    effect: "redirect",
    acts: false,
    fault: instead(() => ({ status: 304, headers: { etag: '"1"' }, body: "" })),
  },
  redirect(307, "307 with the key in its address", (elsewhere, key) => `${elsewhere}/${key}?key=${key}`),
  redirect(302, "302 to nowhere", () => "http://[nowhere"),
];
