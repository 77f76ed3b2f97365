export const event = "AVATAR_TRAINING_SUCCESS";

/** A delivery with these extras. */
export function withExtras(extras: unknown): object {
  return { event, data: { avatarId: "g1", extras } };
}

export function boom(): never {
  throw new RangeError("boom");
}

/** Throws whatever is done with it. */
export const trap = new Proxy(
  {},
  { get: boom, has: boom, ownKeys: boom, getOwnPropertyDescriptor: boom, getPrototypeOf: boom },
);
export const revoked = Proxy.revocable({}, {});
revoked.revoke();

function nested(depth: number): unknown {
  let value: unknown = "x";
  for (let n = 0; n < depth; n++) value = n % 2 ? [value] : { value };
  return value;
}

/** Values that are not strings, numbers or booleans, by name. */
export const nothingToKeep: readonly (readonly [string, unknown])[] = [
  ["an object whose toString throws", { toString: boom }],
  ["an object without a prototype", Object.create(null)],
  ["an object that gives no primitive", { [Symbol.toPrimitive]: () => ({}) }],
  ["a symbol", Symbol("s")],
  ["a function", boom],
  ["a list", ["a"]],
  ["an object", { a: "b" }],
  ["null", null],
  ["undefined", undefined],
  ["lists in lists, deep", nested(20_000)],
  [
    "a list that holds itself",
    (() => {
      const list: unknown[] = [];
      list.push(list);
      return list;
    })(),
  ],
  ["what throws at every touch", trap],
  ["a revoked proxy", revoked.proxy],
];
