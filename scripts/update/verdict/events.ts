import { isObject, type JsonObject, objectAt } from "../../common/pipeline/json.ts";
import { methods, operationsOf } from "../source/operations.ts";
import { Side } from "./side.ts";

/** A delivery of the vendor to us, by a name that a reader knows. */
export interface Event {
  readonly key: string;
  readonly side: Side;
}

function eventsIn(items: Side, key: string): Event[] {
  return [...items.members()].flatMap(([address, item]) =>
    methods.flatMap((method) =>
      isObject(item.value) && isObject(item.value[method])
        ? [{ key: key === "" ? `webhook ${address}` : key, side: item.at(method) }]
        : [],
    ),
  );
}

/** Webhooks of the document and the callbacks of its operations. */
export function eventsOf(document: JsonObject): Map<string, Event> {
  const root = Side.root(document);
  const standing = eventsIn(root.at("webhooks"), "");
  const answering = operationsOf(document).flatMap(({ key, path, method, value }) =>
    Object.keys(objectAt(value, "callbacks")).flatMap((name) =>
      eventsIn(root.at("paths").at(path).at(method).at("callbacks").at(name), `callback ${name} of ${key}`),
    ),
  );
  return new Map([...standing, ...answering].map((event) => [event.key, event]));
}
