import type { JsonObject } from "../../common/pipeline/json.ts";
import { methods } from "../source/operations.ts";
import type { ParameterPlace } from "./parameters.ts";
import { placesOf } from "./places.ts";
import { Side } from "./side.ts";

/** A delivery from the vendor to us, under a readable name. */
export interface Event extends ParameterPlace {
  readonly key: string;
  /** Its own, or for a callback that of its operation. */
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

/** The document's webhooks and its operations' callbacks, whose URLs are expressions over what we sent. */
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
