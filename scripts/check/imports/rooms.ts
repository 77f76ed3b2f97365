/** The layers of `src/core`, top first: each may import only from those below it. */
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

/** Labels for the picture. */
export const roomLabels: Readonly<Record<CoreRoom, string>> = {
  entry: "index.ts, client.ts, resource.ts, later.ts, …: what vendors build on",
  "wait/many": "wait/many: many at once",
  wait: "wait: polling until ready",
  create: "create: exactly one create",
  transfer: "transfer: uploads and downloads",
  list: "list: pages, recovery of creates",
  api: "api: any operation",
  call: "call: one operation",
  webhook: "webhook: incoming requests",
  http: "http: attempts and retries",
  "http/redact": "http/redact: redaction",
  config: "config: options, vendor facts",
  input: "input: validation of values",
  image: "image: validation of images",
  time: "time: clock, abort",
  errors: "errors",
  vendors: "vendors.ts: vendor names",
};

const nested: readonly CoreRoom[] = ["wait/many", "http/redact"];
const all: readonly CoreRoom[] = coreRooms.flat();
const entryFiles = /^(index|client|resource|later|load-on-use|response)\.ts$/;

/** The layer of a file in `src/core`; undefined for other files and for one outside every layer. */
export function roomOf(file: string): CoreRoom | undefined {
  if (!file.startsWith("src/core/")) return undefined;
  const path = file.slice("src/core/".length);
  if (entryFiles.test(path)) return "entry";
  if (path === "vendors.ts") return "vendors";
  const inner = nested.find((room) => path.startsWith(`${room}/`));
  return inner ?? all.find((room) => path.startsWith(`${room}/`));
}

/** The layers of `src/jobs`, likewise; the files beside the folders are the entry. */
const jobsRooms: readonly (readonly string[])[] = [
  ["entry"],
  ["batches", "work"],
  ["ledger"],
  ["ledger/schema"],
  ["options"],
  ["engine"],
  ["database"],
];

function jobsRoomOf(file: string): string | undefined {
  const [, folder] = /^src\/jobs\/(?:(ledger\/schema|[^/]+)\/)?/.exec(file) ?? [];
  const room = folder ?? "entry";
  return jobsRooms.flat().find((name) => name === room);
}

/** Where a file of a part with layers is, `level` from the top; undefined for a file outside every layer. */
export function placeOf(part: "core" | "jobs", file: string): { room: string; level: number } | undefined {
  const room = part === "core" ? roomOf(file) : jobsRoomOf(file);
  const levels: readonly (readonly string[])[] = part === "core" ? coreRooms : jobsRooms;
  return room === undefined ? undefined : { room, level: levels.findIndex((level) => level.includes(room)) };
}
