import { accountFunctions } from "./account.ts";
import { attemptFunctions } from "./attempt.ts";
import { itemFunctions } from "./item.ts";
import { personFunctions } from "./person.ts";
import { pollFunctions } from "./poll.ts";

/**
 * The functions that change items and accounts. For its caller each is one statement, and so one transaction that no stopped
 * process can hold open; each locks the account before the item. Those that return `jsonb` return the item as it is now.
 */
export const functions = (schema: string): string =>
  [
    `SET LOCAL search_path TO ${schema};`,
    itemFunctions(schema),
    accountFunctions(schema),
    attemptFunctions(schema),
    pollFunctions(schema),
    personFunctions(schema),
  ].join("\n");
