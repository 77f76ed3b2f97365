/**
 * How requests are sent: with the platform's own fetch, or with one passed to the client, which the user vouches for
 * (`fetchSendsOnce`) or not. What proves that a create was never sent differs.
 */
export type Way = "platform" | "vouched" | "unvouched";

export const ways: readonly Way[] = ["platform", "vouched", "unvouched"];
