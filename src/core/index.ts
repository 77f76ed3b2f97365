/** What every entry point exports: errors, options and the types of inputs and results. */
// `api`'s types under our own names, so that users who emit declarations need not install openapi-fetch.
export type {
  Client as ApiClient,
  FetchOptions as ApiCallOptions,
  FetchResponse as ApiCallResult,
} from "openapi-fetch";
export type { BaseClient, SpecInfo } from "./client.ts";
export type {
  ClientObserver,
  Observe,
  ObservedOperation,
  ObservedPoll,
  ObservedRequest,
  ObservedResponse,
  ObservedRetry,
} from "./config/observer.ts";
export type { CallOptions, ClientOptions, CreateOptions, CreateSending } from "./config/options.ts";
export type { OrUndefined } from "./config/or-undefined.ts";
export type { StartOptions } from "./create/start.ts";
export type { RepeatableCreateOptions } from "./create/vendor-key.ts";
export * from "./errors/index.ts";
export type { ImageInput } from "./image/input.ts";
export type { FileInput } from "./input/file.ts";
export { uniqueName } from "./input/name-rules.ts";
export type { CreatedSearch } from "./list/find-created.ts";
export type { Page, PagedList } from "./list/page.ts";
export type { ResponsePromise, WithResponse } from "./response.ts";
export type { Clock } from "./time/clock.ts";
export type { Downloaded } from "./transfer/download.ts";
export type { DownloadOptions, TransferProgress, UploadOptions } from "./transfer/options.ts";
export type { FileSink, FileTarget } from "./transfer/target.ts";
export type { CreateAndWaitOptions } from "./wait/create-and-wait.ts";
export { createWaitHints, type WaitHints, type WaitHintsSource } from "./wait/hints.ts";
export type { WaitOptions, WaitProgress, WaitStatus } from "./wait/lifecycle.ts";
