/**
 * Typed clients for the avatar vendors Anam, Protoface and Argil, the errors they throw, and one API over all three.
 *
 * @module avatar-clients
 */

export type { BrokenRule } from "./core/image/broken-rules.ts";
export type { Box, Face, FaceFinder, Size } from "./core/image/faces.ts";
export type { ImageType } from "./core/image/formats.ts";
export { type FitOptions, type FitPlan, planFit, type Ratio } from "./core/image/plan-fit.ts";
export type { ImageRules, Sides } from "./core/image/rules.ts";
export * from "./core/index.ts";
export type { WaitAllResult } from "./core/wait/many/pending.ts";
export type { WaitManyOptions } from "./core/wait/many/wait-all.ts";
export { checkImage } from "./unified/check-image.ts";
export { checkName, type NameProblem, type NameReport, type NameVerdict } from "./unified/check-name.ts";
export type { CreateManyInput, CreateManyOptions, CreateManyResult } from "./unified/create-many.ts";
export { createAvatarProvider, toProvider } from "./unified/create-provider.ts";
export type {
  CheckImageOptions,
  ImageAspect,
  ImageProblem,
  ImageReport,
  ImageVerdict,
} from "./unified/image-report.ts";
export type { ImageUrl, NativeOption, NativeOptions, UnifiedAvatarInput } from "./unified/input.ts";
export type { AvatarProvider, BaseProvider, ProviderListParams } from "./unified/provider.ts";
export { imageRules } from "./unified/rules.ts";
export type {
  ReadyUnifiedAvatar,
  ReadyVendorAvatar,
  UnifiedAvatar,
  VendorAvatar,
  VendorTypes,
} from "./unified/types.ts";
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
