// What the vendor does to requests and connections.

export interface PostBehaviour {
  /** How much the vendor reads before it goes on. */
  readonly reads: "headers" | "body";
  /** Milliseconds from the answer's decision to the avatar; `never` for none. Only after the whole body. */
  readonly makes: "never" | number;
  readonly buildFails: boolean;
  /** Milliseconds before the answer. */
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
  /** The connection, or over HTTP/2 the stream or session, ends without an answer, or in the middle of one. */
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

/** A render that is carried out or not, and how it is answered. */
export interface RenderBehaviour {
  readonly acts: boolean;
  readonly delayMs: number;
  readonly answer: "good" | "reset" | "silence" | 504;
}

/** `reset`: at once; `reset when idle`: after so many answers, when the next request may be on its way. */
export type ConnectionBehaviour = "kept" | "reset" | { readonly closesAfter: number };
