/** What a caller without types may pass, by mistake or with bad intent. */
export const values = {
  undefined: undefined,
  null: null,
  number: 7,
  NaN: Number.NaN,
  bigint: 10n,
  true: true,
  text: "text",
  "empty text": "",
  symbol: Symbol("s"),
  list: ["text"],
  object: { strange: 1 },
  "object that throws as text": {
    toString() {
      throw new RangeError("boom");
    },
  },
  function: () => undefined,
  bytes: new Uint8Array(3),
  "object without a prototype": Object.create(null) as object,
  "invalid date": new Date(Number.NaN),
  request: new Request("https://example.com"),
} as const;

export type Kind = keyof typeof values;

export const kinds = Object.keys(values) as Kind[];

/** Equivalent to passing no options. */
export const noOptions: readonly Kind[] = [
  "undefined",
  "object without a prototype",
  "invalid date",
  "request",
];

/** One argument of a function: how to pass it, and the kinds that are valid there. */
export interface Slot {
  what: string;
  pass: (value: unknown) => unknown;
  right: readonly Kind[];
}

/** Options by name, each with the kinds that are valid for it; all of them are optional. */
export function optionSlots(
  pass: (options: object) => unknown,
  right: Readonly<Record<string, readonly Kind[]>>,
): Slot[] {
  return Object.entries(right).map(([name, kinds]) => ({
    what: `option ${name}`,
    pass: (value) => pass({ [name]: value }),
    right: ["undefined", ...kinds],
  }));
}
