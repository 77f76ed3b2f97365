import type { OutcomeUnknownError } from "../../core/errors/index.ts";
import { stringField } from "../../core/input/fields.ts";
import type { Context } from "../command.ts";
import { reportError } from "../errors/report.ts";
import type { Ending } from "../exit-codes.ts";

interface Lost {
  /** What to search for, such as `avatars named "Ada"`. */
  what: string;
  /** The command that searches for it. */
  look: string;
  /** The command that continues with a match. */
  goOn?(id: string): string;
}

/** A longer list would not help anyone choose. */
const maxShown = 20;

/** Reports a create whose response was lost, the candidates at the vendor, and what to do next. */
export async function reportLost(
  context: Context,
  error: OutcomeUnknownError,
  { what, look, goOn }: Lost,
): Promise<Ending> {
  const { io, screen } = context;
  const { vendor } = error;
  screen.note(`${vendor}: the response was lost; searching for ${what} ...`);
  let candidates: Candidate[] = [];
  const reasons: string[] = [];
  try {
    candidates = toCandidates(await error.candidates({ signal: io.signal }));
    for (const { id, createdAt } of candidates.slice(0, maxShown)) {
      reasons.push(`possible match: ${id}${createdAt ? `, created ${createdAt}` : ""}`);
    }
    const more = candidates.length - maxShown;
    if (more > 0) reasons.push(`and ${more} more; check with: ${look}`);
    if (candidates.length === 0) reasons.push(`no match yet; before retrying, check with: ${look}`);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    reasons.push(`the search at ${vendor} failed (${why}); check with: ${look}`);
  }
  const [first] = candidates;
  const resume = first && goOn?.(first.id);
  if (resume) reasons.push(`if this is the one, continue with: ${resume}`);
  return await reportError(context, error, { reasons, facts: { candidates, ...(resume && { resume }) } });
}

interface Candidate {
  id: string;
  createdAt: string | undefined;
}

function toCandidates(found: readonly unknown[]): Candidate[] {
  return found.flatMap((avatar) => {
    const id = stringField(avatar, "id");
    const createdAt = stringField(avatar, "createdAt") ?? stringField(avatar, "created_at");
    return id === undefined ? [] : [{ id, createdAt }];
  });
}
