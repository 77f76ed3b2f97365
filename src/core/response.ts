/** The result of an operation, with status and headers of its last response. */
export interface WithResponse<Data> {
  readonly data: Data;
  /** HTTP status; undefined if no request was needed, as when waiting for an item that is already ready. */
  readonly status: number | undefined;
  /** As sent by the vendor. */
  readonly headers: Headers;
  /** The vendor's id of the request, if it sent one; quote it to the vendor's support. */
  readonly requestId: string | undefined;
}

/** The promise that an operation returns; `withResponse()` adds the response. */
export interface ResponsePromise<Data> extends Promise<Data> {
  /**
   * Resolves to the result with status, headers and request id of the response; of the last one if there were
   * several.
   */
  withResponse(): Promise<WithResponse<Data>>;
}

/** Operations as vendors define them: plain promises, without `withResponse`. */
export type Plain<Operations> = {
  readonly [Name in keyof Operations]: Operations[Name] extends (
    ...args: infer Args
  ) => ResponsePromise<infer Data>
    ? (...args: Args) => Promise<Data>
    : Operations[Name] extends (...args: never) => unknown
      ? Operations[Name]
      : Plain<Operations[Name]>;
};
