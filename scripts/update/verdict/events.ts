import type { JsonObject } from "../../common/pipeline/json.ts";
import { methods } from "../source/operations.ts";
import type { ParameterPlace } from "./parameters.ts";
import { placesOf } from "./places.ts";
import { Side } from "./side.ts";

/** A delivery of the vendor to us, by a name that a reader knows. */
export interface Event extends ParameterPlace {
  readonly key: string;
  /** Its own, or for a callback that of the operation which it answers. */
  readonly operationId: string | undefined;
}

export function idOf({ object: { operationId } }: Side): string | undefined {
  return typeof operationId === "string" ? operationId : undefined;
}

function eventsAt(item: Side, name: string, owner?: string): Event[] {
  const present = methods.filter((method) => item.child(method).exists);
  return present.map((method) => {
    const operation = item.at(method);
    const key = method === "post" ? name : `${name} (${method.toUpperCase()})`;
    return { key, item, operation, operationId: idOf(operation) ?? owner };
  });
}

/** Webhooks of the document and the callbacks of its operations, whose addresses are expressions over what we have sent. */
export function eventsOf(document: JsonObject): Map<string, Event> {
  const webhooks = [...Side.root(document).at("webhooks").members()];
  const standing = webhooks.flatMap(([name, item]) => eventsAt(item, `webhook ${name}`));
  const answering = placesOf(document).flatMap(({ key, operation }) =>
    [...operation.at("callbacks").members()].flatMap(([name, callback]) =>
      [...callback.members()].flatMap(([address, item]) =>
        eventsAt(item, `callback ${name} to ${address} of ${key}`, idOf(operation)),
      ),
    ),
  );
  return new Map([...standing, ...answering].map((event) => [event.key, event]));
}
