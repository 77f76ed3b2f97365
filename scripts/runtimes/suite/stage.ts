/** How the stage, a scripted server, handles one request. The last step handles all later requests. */
export interface StageStep {
  status?: number;
  headers?: Record<string, string>;
  /** Sent as JSON unless `text` is given. */
  json?: unknown;
  text?: string;
  /**
   * `silent`: accepts the request and never responds. `cut`: closes the connection instead of responding. `half`: closes it
   * in the middle of the body. `bomb`: a small gzip body that unpacks to more than any client should read.
   */
  act?: "silent" | "cut" | "half" | "bomb";
}

/** One part of a form, as sent. */
export interface SeenPart {
  name: string;
  filename?: string;
  type?: string;
  base64: string;
}

/** A request as it arrived, without the browser's preflight (CORS). */
export interface Seen {
  method: string;
  /** Path and query relative to the scene's URL. */
  path: string;
  headers: Record<string, string>;
  /** The body as text; a form has `parts` instead. */
  text: string;
  parts?: SeenPart[];
  /** What is wrong with a form. */
  malformed?: string;
}

/** One run of a script: its base URL, and what arrived there. */
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
