// How the vendor treats requests and connections.

export interface PostBehaviour {
  /** How much the vendor reads before it proceeds. */
  readonly reads: "headers" | "body";
  /** Milliseconds from the decision on the response to the avatar; `never` for none. Only after the whole body was read. */
  readonly makes: "never" | number;
  readonly buildFails: boolean;
  /** Delay of the response in milliseconds. */
  readonly delayMs: number;
  readonly answer: Answer;
}

export type Answer =
  | { readonly kind: "good"; readonly slowBodyMs: number }
  | {
      readonly kind: "status";
      readonly status: number;
      readonly body: FailureBody;
      readonly retryAfter?: string;
    }
  | { readonly kind: "redirect"; readonly status: 302 | 303 }
  | { readonly kind: "unreadable"; readonly body: "half JSON" | "HTML" | "empty" | "no id" }
  /** The connection, or over HTTP/2 the stream or session, ends without a response, or in the middle of one. */
  | { readonly kind: "reset"; readonly after: "nothing" | "head" | "half"; readonly how: Reset }
  | { readonly kind: "silence" };

export type FailureBody = "envelope" | "quota" | "HTML" | "empty";
/** Over HTTP/1.1 all of them are a TCP reset. */
export type Reset = "session" | "goaway" | "internal" | "refused" | "cancel" | "no error";

export interface ReadBehaviour {
  readonly delayMs: number;
  readonly answer:
    | "good"
    | "half JSON"
    | "reset"
    | "silence"
    | { readonly status: number; readonly retryAfter?: string };
}

/** Whether a render is carried out, and how it is answered. */
export interface RenderBehaviour {
  readonly acts: boolean;
  readonly delayMs: number;
  readonly answer: "good" | "reset" | "silence" | 504;
}

/** `reset`: immediately; `closesAfter`: after this many responses, when the next request may be in flight. */
export type ConnectionBehaviour = "kept" | "reset" | { readonly closesAfter: number };
