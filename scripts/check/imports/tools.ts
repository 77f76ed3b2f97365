/** Folders of other commands that a command builds on, although they are not shared by all. */
const alsoKnown: Readonly<Record<string, readonly string[]>> = {
  // Whether an update would notice a mutation is what it measures.
  mutations: ["scripts/update/verdict/"],
};

/** `bench` for the files that `npm run bench` alone needs. */
function commandOf(file: string): string | undefined {
  return /^scripts\/(\w+)\//.exec(file)?.[1];
}

/** Where a script stands in no folder of a command. */
export function isLoose(file: string): boolean {
  return file.startsWith("scripts/") && commandOf(file) === undefined;
}

/**
 * Why a script or a test must not import a file of `scripts/` or `test/`: a command knows what is common and its own
 * folder, no script knows a test, and a test knows what is common and the command that it tests, by the folder's name.
 */
export function againstTools(file: string, target: string): string | undefined {
  const command = commandOf(target);
  if (file.startsWith("scripts/")) {
    if (target.startsWith("test/")) return "is a test: move what both need to scripts/common";
    if (command === undefined || command === "common" || command === commandOf(file)) return undefined;
    const known = alsoKnown[commandOf(file) ?? ""] ?? [];
    if (known.some((folder) => target.startsWith(folder))) return undefined;
    return "belongs to another command: move what both need to scripts/common";
  }
  if (!file.startsWith("test/") || command === undefined || command === "common") return undefined;
  const kind = /^test\/([\w-]+)\//.exec(file)?.[1];
  return kind === command || kind === "support" ? undefined : `is not what test/${kind} tests`;
}
