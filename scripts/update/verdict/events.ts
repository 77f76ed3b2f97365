import type { JsonObject } from "../../common/pipeline/json.ts";
import { methods } from "../source/operations.ts";
import { placesOf } from "./places.ts";
import { Side } from "./side.ts";

/** A delivery of the vendor to us, by a name that a reader knows. */
export interface Event {
  readonly key: string;
  readonly side: Side;
  /** Its own, or for a callback that of the operation which it answers. */
  readonly operationId: string | undefined;
}

export function idOf({ object: { operationId } }: Side): string | undefined {
  return typeof operationId === "string" ? operationId : undefined;
}

/** The address of a callback is an expression over what we have sent, of which an operation has mostly one. */
function eventsIn(items: Side, keyOf: (address: string) => string, owner?: string): Event[] {
  return [...items.members()].flatMap(([address, item]) => {
    const present = methods.filter((method) => item.child(method).exists);
    return present.map((method) => ({
      key: present.length === 1 ? keyOf(address) : `${keyOf(address)} (${method.toUpperCase()})`,
      side: item.at(method),
      operationId: idOf(item.at(method)) ?? owner,
    }));
  });
}

/** Webhooks of the document and the callbacks of its operations. */
export function eventsOf(document: JsonObject): Map<string, Event> {
  const standing = eventsIn(Side.root(document).at("webhooks"), (name) => `webhook ${name}`);
  const answering = placesOf(document).flatMap(({ key, operation }) =>
    [...operation.at("callbacks").members()].flatMap(([name, callback]) => {
      const single = [...callback.children().keys()].filter((one) => !one.startsWith("x-")).length === 1;
      return eventsIn(
        callback,
        (address) => `callback ${name}${single ? "" : ` ${address}`} of ${key}`,
        idOf(operation),
      );
    }),
  );
  return new Map([...standing, ...answering].map((event) => [event.key, event]));
}
