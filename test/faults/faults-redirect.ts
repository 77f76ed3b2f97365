import { type FaultRow, instead, keyOf } from "./row.ts";

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

/** Answers that point elsewhere. */
export const redirectFaults: readonly FaultRow[] = [
  ...[301, 302, 303, 307, 308].map(
    (status): FaultRow => ({
      ...redirect(status, `${status} to another host`, (elsewhere) => `${elsewhere}/v1/avatars`),
      ...(status === 307 && { short: true }),
    }),
  ),
  redirect(307, "307 with the key in its address", (elsewhere, key) => `${elsewhere}/${key}?key=${key}`),
  redirect(302, "302 to nowhere", () => "http://[nowhere"),
];
