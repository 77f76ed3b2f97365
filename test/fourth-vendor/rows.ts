/** An insertion into an existing file. */
export interface Row {
  readonly file: string;
  /** The text that it follows, which must occur exactly once. */
  readonly after: string | RegExp;
  readonly add: string;
}

function row(file: string, after: string | RegExp, add: string): Row {
  return { file, after, add };
}

/** "Adding a vendor" in CONTRIBUTING.md, done for Acme: the rows in the project's tables, in the order of the steps. */
export const rows = (sha256: string): readonly Row[] => [
  row("src/core/vendors.ts", `"argil"`, `, "acme"`),
  row(
    "specs/lock.json",
    /"generators": \{[^}]*\},\n/g,
    `  "acme": {\n    "sources": ["https://api.acme.example/openapi.yaml"],\n    "retrieved": "2026-10-01",\n    "sha256": "${sha256}"\n  },\n`,
  ),
  row(
    "specs/api-only.yaml",
    "  - GET /subtitles/videos/{videoProjectId}/export\n",
    "\nacme:\n  - GET /v1/voices\n",
  ),

  row(
    "src/unified/types.ts",
    `import type { WaitStatus } from "../core/wait/lifecycle.ts";\n`,
    `import type { AcmeAvatar, AcmeAvatarPage, AcmeClient, ReadyAcmeAvatar } from "../vendors/acme/index.ts";\n`,
  ),
  row(
    "src/unified/types.ts",
    "export interface VendorTypes {\n",
    `  acme: {
    client: AcmeClient;
    avatar: AcmeAvatar;
    ready: ReadyAcmeAvatar;
    list: AcmeAvatarPage;
    native: Record<never, never>;
  };\n`,
  ),
  row(
    "src/unified/rules.ts",
    `import type { NameRules } from "../core/input/name-rules.ts";\n`,
    `import * as acme from "../vendors/acme/limits.ts";\n`,
  ),
  row("src/unified/rules.ts", "<VendorName, ImageRules>> = {\n", "  acme: acme.imageRules,\n"),
  row("src/unified/rules.ts", "<VendorName, NameRules>> = {\n", "  acme: acme.nameRules,\n"),
  row(
    "src/unified/image-guides.ts",
    "<VendorName, string>> = {\n",
    `  acme: "https://docs.acme.example/pictures",\n`,
  ),
  row(
    "scripts/update/verdict/servers.ts",
    `import { profile as protoface } from "../../../src/vendors/protoface/profile.ts";\n`,
    `import { profile as acme } from "../../../src/vendors/acme/profile.ts";\n`,
  ),
  row("scripts/update/verdict/servers.ts", "<Vendor, string>> = {\n", "  acme: acme.baseUrl,\n"),
  row(
    "src/unified/create-provider.ts",
    `import type { ClientOptions } from "../core/config/options.ts";\n`,
    `import { type AcmeClient, createAcmeClient } from "../vendors/acme/index.ts";\n`,
  ),
  row(
    "src/unified/create-provider.ts",
    `export function toProvider(client: AnamClient): AvatarProvider<"anam">;\n`,
    `export function toProvider(client: AcmeClient): AvatarProvider<"acme">;\n`,
  ),
  row(
    "src/unified/open-provider.ts",
    `import type { Plain } from "../core/response.ts";\n`,
    `import type { AcmeAvatars } from "../vendors/acme/index.ts";\nimport { adaptAcme } from "./acme.ts";\n`,
  ),
  row(
    "src/unified/open-provider.ts",
    "  switch (vendor) {\n",
    `    case "acme": {
      const adapter = adaptAcme(avatars as Plain<AcmeAvatars>, tools);
      return { ...buildProvider("acme", adapter, tools), delete: adapter.delete };
    }\n`,
  ),
  row("src/unified/create-provider.ts", "const clients = {", " acme: createAcmeClient,"),

  row(
    "src/cli/vendors/registry.ts",
    `import type { VendorProfile } from "../../core/config/profile.ts";\n`,
    `import { profile as acme } from "../../vendors/acme/profile.ts";\n`,
  ),
  row("src/cli/vendors/registry.ts", "Readonly<Record<VendorName, VendorProfile>> = {", " acme,"),
  row(
    "src/sandbox/vendor.ts",
    `import type { SandboxedVendor, Surroundings } from "./vendors/vendor.ts";\n`,
    `import { sandboxAcme } from "./vendors/acme/acme.ts";\n`,
  ),
  row("src/sandbox/vendor.ts", "(around: Surroundings) => SandboxedVendor>> = {\n", "  acme: sandboxAcme,\n"),

  row(
    "src/index.ts",
    `} from "./unified/types.ts";\n`,
    `export type { AcmeAvatar, AcmeAvatarInput, AcmeClient, ReadyAcmeAvatar } from "./vendors/acme/index.ts";
export { createAcmeClient } from "./vendors/acme/index.ts";\n`,
  ),
  row(
    "package.json",
    `  "typesVersions": {\n    "*": {\n`,
    `      "acme": ["dist/types/src/vendors/acme/index.d.cts"],\n`,
  ),
  row(
    "package.json",
    `  "exports": {\n`,
    `    "./acme": {
      "module-sync": {
        "types": "./dist/types/src/vendors/acme/index.d.ts",
        "default": "./dist/acme.js"
      },
      "import": { "types": "./dist/types/src/vendors/acme/index.d.ts", "default": "./dist/acme.js" },
      "require": { "types": "./dist/types/src/vendors/acme/index.d.cts", "default": "./dist/acme.cjs" }
    },\n`,
  ),

  row(
    "test/support/contract-wire.ts",
    `import { expect, inject, onTestFinished } from "vitest";\n`,
    `import { type AcmeClient, createAcmeClient } from "../../src/vendors/acme/index.ts";\n`,
  ),
  row(
    "test/support/contract-wire.ts",
    `  connect("argil", createArgilClient, script);\n`,
    `export const connectAcme = (...script: string[]): Connection<AcmeClient> =>
  connect("acme", createAcmeClient, script);\n`,
  ),
  row(
    "test/support/contract-wrappers.ts",
    `import type { AnamClient } from "../../src/vendors/anam/index.ts";\n`,
    `import type { AcmeClient } from "../../src/vendors/acme/index.ts";\n`,
  ),
  row("test/support/contract-wrappers.ts", "connectAnam, connectArgil, connectProtoface", ", connectAcme"),
  row("test/support/contract-wrappers.ts", "export const ids = {\n", `  acme: "a-1",\n`),
  row(
    "test/support/contract-wrappers.ts",
    "export const portrait = makePng(1280, 720);\n",
    `
const acme: readonly Wrapper<AcmeClient>[] = [
  { operationId: "listAvatars", name: "avatars.list", call: async (c) => (await c.avatars.list()).body },
  {
    operationId: "createAvatar",
    name: "avatars.create",
    call: (c) => c.avatars.create({ label: "Ada", picture: portrait }),
  },
  { operationId: "getAvatar", name: "avatars.get", call: (c) => c.avatars.get(ids.acme) },
  { operationId: "deleteAvatar", name: "avatars.delete", call: (c) => c.avatars.delete(ids.acme) },
];\n`,
  ),
  row(
    "test/support/contract-wrappers.ts",
    `  ...bind("argil", connectArgil, argil),\n`,
    `  ...bind("acme", connectAcme, acme),\n`,
  ),
  row("test/contract/every-operation.test.ts", `import { connectAnam`, `, connectAcme`),
  row(
    "test/contract/every-operation.test.ts",
    "const vendors = [\n",
    `  { vendor: "acme", count: 5, open: () => connectAcme().client.api },\n`,
  ),
];
