import { profile as anam } from "../../../src/vendors/anam/profile.ts";
import { profile as argil } from "../../../src/vendors/argil/profile.ts";
import { profile as protoface } from "../../../src/vendors/protoface/profile.ts";
import type { Vendor } from "../../common/project.ts";
import { same } from "../merge/same.ts";
import type { FoundChange } from "./change.ts";
import type { Place } from "./places.ts";
import type { Side } from "./side.ts";

const clients: Readonly<Record<Vendor, string>> = {
  anam: anam.baseUrl,
  protoface: protoface.baseUrl,
  argil: argil.baseUrl,
};

/** Where requests go, with variables at their defaults. */
export function urlsOf(holder: Side): string[] {
  return holder
    .at("servers")
    .items()
    .map((server) => {
      const variables = server.at("variables");
      const url = String(server.object.url).replaceAll(/\{([^}]*)\}/g, (whole, name: string) =>
        String(variables.at(name).object.default ?? whole),
      );
      return url.replace(/\/+$/, "");
    });
}

/**
 * Compares the servers of one location; undefined if nothing has changed. The client uses one of them, whatever their order.
 */
function judgeServers(
  vendor: Vendor,
  was: readonly string[],
  is: readonly string[],
  pointer: string,
): FoundChange | undefined {
  if (same([...was].sort(), [...is].sort())) return undefined;
  const client = clients[vendor].replace(/\/+$/, "");
  const used = was.length === 0 || was.includes(client) ? client : was[0];
  const found = { rule: "server-changed", at: "server", pointer };
  if (used !== undefined && is.includes(used)) {
    const [level, text] =
      was.length === 0 && is.length === 1
        ? (["patch", `${used}, which the client uses, is named for the first time`] as const)
        : (["minor", `${was.join(", ") || "none"} is now ${is.join(", ")}`] as const);
    return { ...found, level, text };
  }
  const text = `${was.join(", ") || used} is now ${is.join(", ") || "not named"}`;
  return { ...found, level: is.length === 0 ? "minor" : "major", text };
}

export function compareServers(vendor: Vendor, old: Side, now: Side): FoundChange[] {
  return [judgeServers(vendor, urlsOf(old), urlsOf(now), "#/servers") ?? []].flat();
}

function own({ item, operation }: Place): Side | undefined {
  return [operation, item].find((holder) => holder.child("servers").exists);
}

/** The servers of an operation or path override the document's. */
export function compareOwnServers(
  vendor: Vendor,
  [root, place]: readonly [Side, Place],
  [newRoot, newPlace]: readonly [Side, Place],
): FoundChange[] {
  const [a, b] = [own(place), own(newPlace)];
  if (!a && !b) return [];
  const pointer = `${(a ?? b ?? root).pointer}/servers`;
  return [judgeServers(vendor, urlsOf(a ?? root), urlsOf(b ?? newRoot), pointer) ?? []].flat();
}
