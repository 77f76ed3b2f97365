/** Optional members may also be given as undefined: callers pass on what they have. */
export type OrUndefined<T> = { [K in keyof T]: undefined extends T[K] ? T[K] | undefined : T[K] };
