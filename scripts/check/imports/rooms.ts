/** The rooms of `src/core`, from top to bottom: each may import what stands below it, and nothing beside it. */
export const coreRooms = [
  ["entry"],
  ["wait/many"],
  ["wait"],
  ["create", "transfer"],
  ["list"],
  ["api"],
  ["call"],
  ["webhook"],
  ["http"],
  ["http/redact"],
  ["config"],
  ["image"],
  ["input"],
  ["time"],
  ["errors"],
  ["vendors"],
] as const;

export type CoreRoom = (typeof coreRooms)[number][number];

/** What a reader of the picture finds in each. */
export const roomLabels: Readonly<Record<CoreRoom, string>> = {
  entry: "index.ts, client.ts, resource.ts, later.ts, …: what vendors build on",
  "wait/many": "wait/many: many at once",
  wait: "wait: until it is ready",
  create: "create: made once",
  transfer: "transfer: files up and down",
  list: "list: pages, what a lost create made",
  api: "api: any operation",
  call: "call: one operation",
  webhook: "webhook: requests that come in",
  http: "http: sent, and when again",
  "http/redact": "http/redact: keys hidden",
  config: "config: options, facts of a vendor",
  input: "input: checks of values",
  image: "image: checks of pictures",
  time: "time: clock, abort",
  errors: "errors",
  vendors: "vendors.ts: who they are",
};

const nested: readonly CoreRoom[] = ["wait/many", "http/redact"];
const all: readonly CoreRoom[] = coreRooms.flat();
const entryFiles = /^(index|client|resource|later|load-later|load-on-use)\.ts$/;

/** The room of a file of `src/core`; undefined for other files, and for one that stands in no room. */
export function roomOf(file: string): CoreRoom | undefined {
  if (!file.startsWith("src/core/")) return undefined;
  const path = file.slice("src/core/".length);
  if (entryFiles.test(path)) return "entry";
  if (path === "vendors.ts") return "vendors";
  const inner = nested.find((room) => path.startsWith(`${room}/`));
  return inner ?? all.find((room) => path.startsWith(`${room}/`));
}

/** How far from the top a room is. */
export function levelOf(room: CoreRoom): number {
  return coreRooms.findIndex((level: readonly CoreRoom[]) => level.includes(room));
}
