/** Bytes in memory that is not shared: `Uint8Array<ArrayBuffer>`, which TypeScript before 5.7 cannot read. */
export type Bytes = ReturnType<Uint8Array["slice"]>;
