/** Bytes in unshared memory: `Uint8Array<ArrayBuffer>`, a syntax that TypeScript before 5.7 rejects. */
export type Bytes = ReturnType<Uint8Array["slice"]>;
