/** What every entry point offers besides its own: errors, options and the shapes that calls take and give. */
export type { BaseClient, SpecInfo } from "./client.ts";
export type { Clock } from "./clock.ts";
export type { CreateAndWaitOptions } from "./create-and-wait.ts";
export * from "./errors/index.ts";
export { createWaitHints, type WaitHints, type WaitHintsSource } from "./hints.ts";
export type { ImageInput } from "./image/input.ts";
export { uniqueName } from "./names.ts";
export type { CallOptions, ClientOptions, CreateOptions, CreateSending } from "./options.ts";
export type { Page, PagedList } from "./page.ts";
export type { CreatedSearch, OrUndefined } from "./types.ts";
export type { WaitOptions, WaitProgress, WaitStatus } from "./watch.ts";
