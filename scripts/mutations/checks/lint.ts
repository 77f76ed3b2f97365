import { redoclyEnv, redoclyScript } from "../../common/pipeline/redocly.ts";
import { firstLine, type MutationCheck } from "./check.ts";
import { runNode } from "./run.ts";

export const checkLint: MutationCheck = async ({ tree, vendor }) => {
  const file = `generated/${vendor}/openapi.yaml`;
  const { ok, output } = await runNode(
    [redoclyScript, "lint", "--format", "json", file],
    tree.root,
    redoclyEnv,
  );
  if (ok) return undefined;
  const message = /"message": "((?:[^"\\]|\\.)*)"/.exec(output)?.[1];
  const rule = /"ruleId": "([^"]*)"/.exec(output)?.[1];
  return message === undefined ? firstLine(output) : `${rule}: ${message}`;
};
