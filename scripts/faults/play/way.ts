/**
 * How requests leave: by the platform's own fetch, or by one that is given to the client and vouched for
 * (`fetchSendsOnce`) or not. What proves that a create was never sent differs.
 */
export type Way = "platform" | "vouched" | "unvouched";

export const ways: readonly Way[] = ["platform", "vouched", "unvouched"];
