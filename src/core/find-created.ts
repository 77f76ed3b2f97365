import type { CreatedSearch } from "./types.ts";

const clockSkewMs = 2 * 60_000;

/** Of the avatars listed, those of that name made since then, newest first. */
export function pickCreated<Avatar>(
  avatars: readonly Avatar[],
  search: CreatedSearch,
  facts: (avatar: Avatar) => { name: string | undefined; createdAt: string | undefined },
): Avatar[] {
  const since = search.since.getTime() - clockSkewMs;
  return (
    avatars
      .map((avatar) => ({ avatar, ...facts(avatar) }))
      .map((found) => ({ ...found, made: Date.parse(found.createdAt ?? "") }))
      // An avatar that does not say when it was made stays in: better one too many to look at.
      .filter(({ name, made }) => name === search.name && !(made < since))
      .sort((a, b) => (b.made || 0) - (a.made || 0))
      .map(({ avatar }) => avatar)
  );
}
