/** Optional members may also be given as undefined: callers pass on what they have. */
export type OrUndefined<T> = { [K in keyof T]: undefined extends T[K] ? T[K] | undefined : T[K] };

/** What to look for after a create whose answer was lost. */
export interface CreatedSearch {
  /** The name that was given to the avatar. */
  name: string;
  /** When it was sent; a few minutes of difference between the clocks are allowed for. */
  since: Date;
}

/** Bytes in memory that is not shared: `Uint8Array<ArrayBuffer>`, which TypeScript before 5.7 cannot read. */
export type Bytes = ReturnType<Uint8Array["slice"]>;
