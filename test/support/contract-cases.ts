import { type WrappedOperation, wrapped } from "./contract-wrappers.ts";

/** One documented response of a wrapped operation, requested by its example. */
export interface Case extends WrappedOperation {
  readonly status: number;
  /** Name of the example; undefined for a response without a body. */
  readonly example: string | undefined;
  readonly body: unknown;
  /** Tells the mock to give this response. */
  readonly prefer: string;
}

function casesOf(wrapper: WrappedOperation): Case[] {
  return wrapper.operation.answers.flatMap(({ status: documented, examples }): Case[] => {
    const status = Number(documented);
    if (status === 204) {
      return [{ ...wrapper, status, example: undefined, body: undefined, prefer: "code=204" }];
    }
    if (Number.isNaN(status) || examples.length === 0) {
      throw new Error(`${wrapper.name}: ${documented} has no example to test it with`);
    }
    return examples.map(({ name: example, value: body }) => {
      return { ...wrapper, status, example, body, prefer: `code=${status}, example=${example}` };
    });
  });
}

/**
 * Every response that the documents declare for a wrapped operation: status by status, example by example. Throws for a
 * status that cannot be requested and for a body without an example, since neither could be tested.
 */
export const cases: readonly Case[] = wrapped.flatMap(casesOf);
