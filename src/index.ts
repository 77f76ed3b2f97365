/** Typed clients for the avatar vendors Anam, Protoface and Argil, and the errors they throw. */
export * from "./core/public.ts";
export type { AnamAvatar, AnamAvatarInput, AnamClient, ReadyAnamAvatar } from "./vendors/anam/index.ts";
export { createAnamClient } from "./vendors/anam/index.ts";
export type { ArgilAvatar, ArgilAvatarInput, ArgilClient, ReadyArgilAvatar } from "./vendors/argil/index.ts";
export { createArgilClient } from "./vendors/argil/index.ts";
export type {
  ProtofaceAvatar,
  ProtofaceAvatarInput,
  ProtofaceClient,
  ReadyProtofaceAvatar,
} from "./vendors/protoface/index.ts";
export { createProtofaceClient } from "./vendors/protoface/index.ts";
