/** Typed clients for the avatar vendors Anam, Protoface and Argil, and the errors they throw. */

export * from "./core/public.ts";
export type { Settled, WaitManyOptions } from "./core/wait-many.ts";
export { checkImage, type ImageProblem, type ImageReport, type ImageVerdict } from "./unified/check-image.ts";
export { checkName, type NameProblem, type NameReport, type NameVerdict } from "./unified/check-name.ts";
export type { CreateManyInput, CreateManyOptions, CreateManyResult } from "./unified/create-many.ts";
export { createAvatarProvider, toProvider } from "./unified/create-provider.ts";
export type {
  AvatarProvider,
  NativeOption,
  ProviderListParams,
  UnifiedAvatarInput,
} from "./unified/provider.ts";
export type { ReadyUnifiedAvatar, UnifiedAvatar } from "./unified/types.ts";
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
