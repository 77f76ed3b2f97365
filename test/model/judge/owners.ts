import { firstRepeat } from "../run/repeat-under-keys.ts";
import type { World } from "../run/world.ts";
import { type Claim, claimsOf } from "./claims.ts";
import type { Rule } from "./rule.ts";
import { sameName, type Unit, unitOf, unitsOf, wasRepeatedByFetch } from "./units.ts";

/** What is handed out belongs to the caller it is handed to. */
export const nobodyElses: Rule = (world) =>
  claimsOf(world).flatMap((claim) => {
    const unit = unitOf(world, claim.call, claim.input);
    const avatar = world.vendor.store.avatars.find(({ id }) => id === claim.id);
    const words = `${unit.title} was given ${claim.id} (${claim.how})`;
    if (!avatar) return [`${words}, which does not exist`];
    if (unit.key !== undefined) return avatar.key === unit.key ? [] : [`${words}, not under ${unit.key}`];
    if (unit.made.includes(avatar)) return [];
    // Only the fetch that repeated the create knows about that one.
    if (wasMadeByRepeat(world, avatar.id)) return [];
    const owner = avatar.mark && unitOfMark(world, avatar.mark);
    return [`${words}, which belongs to ${owner?.title ?? "nobody"}`];
  });

/** No avatar has two owners. Calls under one key count as one. */
export const oneOwner: Rule = (world) => {
  const owners = new Map<string, Set<string>>();
  for (const { call, input, id } of claimsOf(world)) {
    const { key, title } = unitOf(world, call, input);
    owners.set(id, (owners.get(id) ?? new Set()).add(key === undefined ? title : `key ${key}`));
  }
  return [...owners].flatMap(([id, all]) =>
    all.size > 1 ? [`${id} has several owners: ${[...all].join("; ")}`] : [],
  );
};

/** Every avatar is in a result or is found; with identical names, it is at least offered. */
export const nothingLost: Rule = (world) => {
  const claims = claimsOf(world);
  return unitsOf(world).flatMap((unit) =>
    unit.key === undefined ? lostOf(world, unit, claims) : lostOfKey(world, unit, claims),
  );
};

function lostOf(world: World, unit: Unit, claims: readonly Claim[]): string[] {
  const [own] = unit.made;
  if (!own || wasRepeatedByFetch(unit)) return [];
  const lost = unit.made.filter(
    ({ id }) =>
      !claims.some((claim) => claim.id === id && claim.call === unit.call && claim.input === unit.input),
  );
  if (lost.length === 0) return [];
  const last = world.lookups.findLast(
    ({ of, final }) => final && of.call === unit.call && of.input === unit.input,
  );
  const ids = lost.map(({ id }) => id).join(", ");
  if (!last) return [`${ids}, made by ${unit.title}, is in no result`];
  const { reconciled } = last;
  if (
    !unit.unique &&
    reconciled?.status === "ambiguous" &&
    reconciled.candidates.some(({ id }) => id === own.id)
  )
    return [];
  // What a fetch created by repeating a create may be mistaken for another caller's.
  if (reconciled?.status === "found" && wasMadeByRepeat(world, reconciled.item.id)) return [];
  if (last.error && !last.heard) {
    world.forgiven.push("the fetch of a client is stuck");
    return [];
  }
  return [`${ids}, made by ${unit.title}, is not found: ${reconciled?.status ?? String(last.error?.thrown)}`];
}

/** Some caller under the key has it; at the very end all of them were asked once more. */
function lostOfKey(world: World, unit: Unit, claims: readonly Claim[]): string[] {
  return unit.made.flatMap(({ id, key }) => {
    const under = world.vendor.store.avatars.filter((avatar) => avatar.key === key);
    // If there are several, everyone takes the same one; how many there may be is checked elsewhere.
    const had = claims.some((claim) => under.some((avatar) => avatar.id === claim.id));
    if (had) return [];
    if (!wasHeardOfKey(world, key)) {
      world.forgiven.push("the fetch of a client is stuck");
      return [];
    }
    return [`${id}, made under ${key}, was given to nobody`];
  });
}

/** True if any caller who asked for the key at the very end got through to the vendor. */
function wasHeardOfKey(world: World, key: string | undefined): boolean {
  const repeats = world.calls.filter(({ plan }) => plan.id >= firstRepeat && plan.inputs[0]?.key === key);
  const lookups = world.lookups.filter(
    ({ of, final }) => final && of.call.plan.inputs[of.input]?.key === key,
  );
  return [...repeats, ...lookups].some(({ heard }) => heard !== false);
}

function wasMadeByRepeat(world: World, id: string): boolean {
  const mark = world.vendor.store.avatars.find((avatar) => avatar.id === id)?.mark;
  const owner = mark && unitOfMark(world, mark);
  return owner !== undefined && wasRepeatedByFetch(owner);
}

function unitOfMark(world: World, { call, input }: { call: number; input: number }): Unit | undefined {
  const record = world.calls.find(({ plan }) => plan.id === call);
  return record && unitOf(world, record, input);
}

/** `candidates()` claims nothing, and omits what others were handed. */
export const candidatesAreFree: Rule = (world) => {
  const claims = claimsOf(world);
  return world.lookups.flatMap(({ of, started, candidates, reconciled }) => {
    const unit = unitOf(world, of.call, of.input);
    if (unit.key !== undefined) return [];
    const shown = candidates ?? (reconciled?.status === "ambiguous" ? reconciled.candidates : []);
    return shown.flatMap(({ id }) => {
      const other = claims.find(
        (claim) =>
          claim.id === id &&
          claim.when.order < started.order &&
          (claim.call !== of.call || claim.input !== of.input),
      );
      const avatar = world.vendor.store.avatars.find((each) => each.id === id);
      const words = `${unit.title} was offered ${id}`;
      if (other) return [`${words}, which call ${other.call.plan.id}.${other.input} already had`];
      return avatar && sameName(avatar.name, unit.name)
        ? []
        : [`${words}, which has another name: ${avatar?.name}`];
    });
  });
};

/** `findCreated` returns what has that name, however it is spelled, and nothing else. */
export const findsByName: Rule = (world) =>
  world.calls.flatMap(({ plan, names, value }) => {
    if (value === undefined || !("found" in value)) return [];
    return value.found.flatMap((id) => {
      const avatar = world.vendor.store.avatars.find((each) => each.id === id);
      const good = avatar && sameName(avatar.name, names[0] ?? "");
      return good ? [] : [`call ${plan.id} looked for ${names[0]} and found ${avatar?.name} (${id})`];
    });
  });

/** A second search finds the same. */
export const sameAnswerAgain: Rule = (world) =>
  world.unknowns.flatMap((of) => {
    const answers = world.lookups
      .filter(({ of: asked }) => asked === of)
      .sort((a, b) => (a.ended?.order ?? 0) - (b.ended?.order ?? 0))
      .flatMap(({ reconciled }) => (reconciled ? [reconciled] : []));
    const first = answers.findIndex(({ status }) => status === "found");
    if (first < 0) return [];
    const ids = answers
      .slice(first)
      .map((answer) => (answer.status === "found" ? answer.item.id : answer.status));
    return new Set(ids).size === 1
      ? []
      : [`call ${of.call.plan.id}.${of.input} found ${ids.join(", then ")}`];
  });
