import type { OutcomeUnknownError } from "../../core/errors/index.ts";
import { stringField } from "../../core/input/fields.ts";
import type { Context } from "../command.ts";
import { reportError } from "../errors/report.ts";
import type { Ending } from "../exit-codes.ts";

interface Lost {
  /** What to look for, such as `avatars named "Ada"`. */
  what: string;
  /** The command that looks for it. */
  look: string;
  /** The command that goes on with one that was found. */
  goOn?(id: string): string;
}

/** More of them help nobody to choose. */
const mostShown = 20;

/** Shows a create whose answer was lost, what the vendor may have made of it, and what to do next. */
export async function reportLost(
  context: Context,
  error: OutcomeUnknownError,
  { what, look, goOn }: Lost,
): Promise<Ending> {
  const { io, screen } = context;
  const { vendor } = error;
  screen.note(`${vendor}: the answer was lost; looking for ${what} ...`);
  let candidates: Candidate[] = [];
  const reasons: string[] = [];
  try {
    candidates = toCandidates(await error.candidates({ signal: io.signal }));
    for (const { id, createdAt } of candidates.slice(0, mostShown)) {
      reasons.push(`possible match: ${id}${createdAt ? `, made ${createdAt}` : ""}`);
    }
    const more = candidates.length - mostShown;
    if (more > 0) reasons.push(`and ${more} more; check with: ${look}`);
    if (candidates.length === 0) reasons.push(`no match yet; before retrying, check with: ${look}`);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    reasons.push(`${vendor} could not be asked what it made (${why}); check with: ${look}`);
  }
  const [first] = candidates;
  const resume = first && goOn?.(first.id);
  if (resume) reasons.push(`if that is the one, continue with: ${resume}`);
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
