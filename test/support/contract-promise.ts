/**
 * Compares what the documents say, through their generated types, with what the wrappers and the README promise. Additions
 * are allowed, since they break nobody: fields, known values of an enum, statuses, optional parameters.
 */

type Way = "sent" | "received";

/** The literals of an enum, ignoring the "any other string" of an open one. */
type Known<T> = T extends string ? (string extends T ? never : T) : never;

type RequiredKeys<T> = { [K in keyof T]-?: object extends Pick<T, K> ? never : K }[keyof T];

type Member<T, K> = K extends keyof T ? Exclude<T[K], undefined> : never;

/** Members that must now be sent, or that may now be missing from what is received. */
type Stricter<Actual, Promised, Direction extends Way> = Direction extends "sent"
  ? Exclude<RequiredKeys<Actual>, RequiredKeys<Promised>>
  : Exclude<RequiredKeys<Promised>, RequiredKeys<Actual>>;

type KeptObject<Actual, Promised, Direction extends Way> = [Stricter<Actual, Promised, Direction>] extends [
  never,
]
  ? {
      [K in keyof Promised]: K extends keyof Actual
        ? Kept<Exclude<Actual[K], undefined>, Member<Promised, K>, Direction>
        : { gone: K };
    }
  : { stricter: Stricter<Actual, Promised, Direction> };

/** The part of `Actual` that `Promised` mentions; identical to `Promised` if the promise is kept. */
type Kept<Actual, Promised, Direction extends Way> = unknown extends Promised
  ? Promised
  :
      | KeptMember<Actual, Promised, Direction>
      // Nobody misses a null that no longer occurs.
      | (Direction extends "received" ? Extract<Promised, null> : never);

type KeptMember<Actual, Promised, Direction extends Way> = Actual extends Blob
  ? Actual
  : Actual extends readonly (infer Item)[]
    ? Kept<Item, Extract<Promised, readonly unknown[]>[number], Direction>[]
    : Actual extends string
      ? string extends Actual
        ? Actual
        : Extract<Actual, Known<Promised>>
      : Actual extends object
        ? KeptObject<Actual, Extract<Promised, object>, Direction>
        : Direction extends "sent"
          ? Extract<Actual, Promised>
          : Actual;

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** Leads to the difference, for the compiler's message. */
type Difference<Now, Promised> = Now extends Blob | readonly unknown[] | string
  ? { now: Now; promised: Promised }
  : Now extends object
    ? {
        [K in keyof Now as K extends keyof Promised
          ? Same<Now[K], Promised[K]> extends true
            ? never
            : K
          : K]: Difference<Now[K], Member<Promised, K>>;
      }
    : { now: Now; promised: Promised };

/** Accepts any type while the promise is kept. */
type Holds<Now, Promised> =
  Same<Now, Promised> extends true ? unknown : { broken: Difference<Now, Promised> };

/** Compiles as long as everything promised can be sent, and nothing more is required. */
export function sends<
  Actual,
  _Promised extends Holds<Kept<Actual, _Promised, "sent">, Kept<_Promised, _Promised, "sent">>,
>(): void {}

/** Compiles as long as everything promised is returned, with the promised certainty and types. */
export function receives<
  Actual,
  _Promised extends Holds<Kept<Actual, _Promised, "received">, Kept<_Promised, _Promised, "received">>,
>(): void {}

/** A response enum: these values are known, others may be added. */
export type Open<Value extends string> = Value | (string & {});

export type Json<Body> = { content: { "application/json": Body } };

/** The same JSON body under several statuses. */
export type Under<Status extends number, Body> = { [S in Status]: Json<Body> };

export type Empty = { content?: never };
