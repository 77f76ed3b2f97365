/** Folders of other commands that a command depends on although they are not common to all. */
const alsoKnown: Readonly<Record<string, readonly string[]>> = {
  // The mutation run measures whether an update would notice a mutation.
  mutations: ["scripts/update/verdict/"],
};

/** `bench` for files that only `npm run bench` needs. */
function commandOf(file: string): string | undefined {
  return /^scripts\/(\w+)\//.exec(file)?.[1];
}

/** Is the script outside every command's folder? */
export function isLoose(file: string): boolean {
  return file.startsWith("scripts/") && commandOf(file) === undefined;
}

/**
 * Why a script or a test must not import a file of `scripts/` or `test/`. A command may use the common code and its own
 * folder; a script may not use a test; a test may use the common code and the command it tests, which its folder is named
 * after.
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
  return kind === command || kind === "support" ? undefined : `is not the code that test/${kind} tests`;
}
