import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../common/project.ts";
import { built, entryFile } from "./build.ts";
import { cachedFolder } from "./cache.ts";
import { runChild } from "./child.ts";
import type { TypeCost, TypeCostTask } from "./children/type-cost.ts";
import { heyApiSource } from "./peers/install.ts";

/** The same four calls with three clients, using every result. */
const consumers = {
  "avatar-clients": `import { createProtofaceClient } from "avatar-clients/protoface";
const client = createProtofaceClient({ apiKey: "key" });
const avatar = await client.avatars.get("av_1");
const page = await client.avatars.list({ limit: 10 });
const made = await client.avatars.create({ image: new Blob(), name: "Ada" });
await client.avatars.delete("av_1");
export const names: string[] = [avatar.name, made.name, ...page.items.map(({ name }) => name)];
`,
  "openapi-fetch": `import createClient from "openapi-fetch";
import type { paths } from "protoface-types";
const client = createClient<paths>({ baseUrl: "https://api.protoface.com" });
const path = { avatar_id: "av_1" };
const avatar = await client.GET("/v1/avatars/{avatar_id}", { params: { path } });
const page = await client.GET("/v1/avatars", { params: { query: { limit: 10 } } });
const made = await client.POST("/v1/avatars", { body: { image: new Blob(), name: "Ada" } });
await client.DELETE("/v1/avatars/{avatar_id}", { params: { path } });
export const names: (string | undefined)[] = [avatar.data?.name, made.data?.name];
if (page.data) names.push(...page.data.data.map(({ name }) => name));
`,
  "hey-api": `import { createAvatar, deleteAvatar, getAvatar, listAvatars } from "hey-api";
const path = { avatar_id: "av_1" };
const avatar = await getAvatar({ path });
const page = await listAvatars({ query: { limit: 10 } });
const made = await createAvatar({ body: { image: new Blob(), name: "Ada" } });
await deleteAvatar({ path });
export const names: (string | undefined)[] = [avatar.data?.name, made.data?.name];
if (page.data) names.push(...page.data.data.map(({ name }) => name));
`,
} as const;

export type TypeConsumer = keyof typeof consumers;

/** What a compiler spends on a file that uses a client, measured in a separate process. */
export function measureTypeCost(consumer: TypeConsumer): TypeCost {
  const file = join(cachedFolder("types"), `${consumer}.mts`);
  writeFileSync(file, consumers[consumer]);
  const paths = {
    "avatar-clients/protoface": [entryFile("./protoface", "types")],
    "protoface-types": [join(built, "dist/types/generated/protoface/types.d.ts")],
    "openapi-fetch": [join(projectRoot, "node_modules/openapi-fetch/dist/index.d.mts")],
    "hey-api": [heyApiSource],
  };
  const task: TypeCostTask = { file, paths };
  const cost = runChild<TypeCost>("type-cost", [JSON.stringify(task)]);
  if (cost.errors.length > 0) throw new Error(`${consumer}.mts: ${cost.errors.join("\n")}`);
  return cost;
}
