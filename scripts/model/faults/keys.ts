import { type Fault, faultsOf } from "./fault.ts";

/** Several avatars under one key, and calls that ended each other. */
export const keyFaults: readonly Fault[] = [
  ...faultsOf("src/core/create/flight.ts", [
    [
      "a key is not closed after an unknown outcome",
      "this.#state.lost = error;\n      if (signal.aborted) throw error;\n      return undefined;",
      "throw error;",
    ],
    [
      "a call under a key resends what it does not find",
      "if (this.#state.lost && !this.#resend) return undefined;",
      "",
    ],
    [
      "a key forgets what it created while the list lags",
      "if (made !== undefined) state.made = made;",
      "if (made !== undefined) void state.made;",
    ],
    [
      "a key forgets what it created when a poll fails",
      "else if (!state.lost && state.made === undefined)",
      "else if (!state.lost)",
    ],
    [
      "one caller's abort ends the flight of all",
      "if (this.#callers.size === 1) this.#controller.abort(reason);\n    else caller",
      "this.#controller.abort(reason);\n    if (!this.#controller.signal.aborted) caller",
    ],
    [
      "a caller's own abort waits for the others",
      "if (this.#callers.size === 1) this.#controller.abort(reason);\n    else caller",
      "if (this.#callers.size === 1) this.#controller.abort(reason);\n    else if (this.#resend) caller",
    ],
    [
      "onSending is not awaited under a key",
      "await options.onSending?.({ vendor, name, idempotencyKey, sentAt: this.#now() });",
      "void options.onSending?.({ vendor, name, idempotencyKey, sentAt: this.#now() });",
    ],
  ]),
  ...faultsOf("src/core/create/keyed.ts", [
    [
      "joined callers each send",
      "state.flight ??= new Flight(transport, request, state);",
      "state.flight = new Flight(transport, request, state);",
    ],
    ["a call joins an abandoned flight", "while (state.flight?.abandoned) {", "while (false) {"],
  ]),
];
