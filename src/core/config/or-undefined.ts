/** Lets optional fields also be `undefined`, so that callers can pass values through. */
export type OrUndefined<T> = { [K in keyof T]: undefined extends T[K] ? T[K] | undefined : T[K] };
