import { readLock, sha256 } from "../../common/pipeline/lock.ts";
import { effectiveDocument } from "../../common/pipeline/outputs.ts";
import { renderTypes } from "../../common/pipeline/types.ts";
import { firstLine, type MutationCheck } from "./check.ts";

/**
 * Generates from the changed document as if the vendor had published it, with its sha256 recorded: these checks are not
 * meant to find out that a file has changed. JSON is valid YAML, and faster to write.
 */
export const checkGeneration: MutationCheck = async ({ tree, vendor, document }) => {
  const text = JSON.stringify(document);
  tree.write(`specs/${vendor}/openapi.yaml`, text);
  try {
    const locked = { ...readLock(tree.root).document(vendor), sha256: sha256(text) };
    const effective = await effectiveDocument(tree.root, vendor, locked);
    tree.write(`generated/${vendor}/openapi.yaml`, JSON.stringify(effective));
    tree.write(`generated/${vendor}/types.ts`, await renderTypes(effective));
    return undefined;
  } catch (error) {
    return firstLine(error instanceof Error ? error.message : String(error)).replace(`${tree.root}/`, "");
  }
};
