import { isObject, type Json } from "../../../common/pipeline/json.ts";
import { securityOptions } from "../../verdict/security.ts";
import { urlsOf } from "../../verdict/servers.ts";
import { same } from "../same.ts";
import type { Pair } from "./pair.ts";

/** As before, unless the vendor has changed it there. */
export function rootSecurity({ vendored, next, before }: Pair): Json | undefined {
  const [was, is] = [vendored.security, next.security];
  if (was === undefined || is === undefined) return was;
  const none = before.child("#");
  return same(securityOptions(vendored, none), securityOptions(next, none)) ? was : is;
}

export function rootServers({ vendored, next, before, after }: Pair): Json | undefined {
  const [was, is] = [vendored.servers, next.servers];
  if (!Array.isArray(was) || !Array.isArray(is)) return is;
  const byUrl = (url: string) => is.find((one) => isObject(one) && String(one.url) === url);
  if (!same(urlsOf(before).sort(), urlsOf(after).sort())) return is;
  return was.map((one) => (isObject(one) ? (byUrl(String(one.url)) ?? one) : one));
}

export function rootTags({ vendored, next }: Pair, used: ReadonlySet<string>): Json | undefined {
  const [was, is] = [vendored.tags, next.tags];
  const old = Array.isArray(was) ? was : [];
  const names = new Set(old.map((tag) => (isObject(tag) ? tag.name : undefined)));
  const come = (Array.isArray(is) ? is : []).filter(
    (tag) => isObject(tag) && !names.has(tag.name) && used.has(String(tag.name)),
  );
  const all = [...old, ...come];
  return all.length === 0 && was === undefined ? undefined : all;
}
