/** How the stage, a server that is told what to answer, treats one request. The last step treats all that follow. */
export interface StageStep {
  status?: number;
  headers?: Record<string, string>;
  /** Sent as JSON, unless there is a `text`. */
  json?: unknown;
  text?: string;
  /**
   * `silent`: takes the request and never answers. `cut`: closes the connection instead of answering. `half`: closes it
   * in the middle of the body. `bomb`: a small gzip body that unpacks to more than any client should read.
   */
  act?: "silent" | "cut" | "half" | "bomb";
}

/** One part of a form, as it travelled. */
export interface SeenPart {
  name: string;
  filename?: string;
  type?: string;
  base64: string;
}

/** A request as it arrived, without what browsers ask before it (CORS). */
export interface Seen {
  method: string;
  /** Path and query below the scene's URL. */
  path: string;
  headers: Record<string, string>;
  /** The body as text; a form has `parts` in its place. */
  text: string;
  parts?: SeenPart[];
  /** What is wrong with a form. */
  malformed?: string;
}

/** One play of a script: a base URL of its own, and what came in under it. */
export interface Scene {
  url: string;
  requests(): Promise<Seen[]>;
}

/** Has the stage at an origin play a script. */
export async function play(origin: string, steps: readonly StageStep[]): Promise<Scene> {
  const answer = await fetch(`${origin}/scenes`, { method: "POST", body: JSON.stringify(steps) });
  const { id } = (await answer.json()) as { id: string };
  return {
    url: `${origin}/play/${id}`,
    async requests() {
      const seen = await fetch(`${origin}/scenes/${id}`);
      return (await seen.json()) as Seen[];
    },
  };
}
