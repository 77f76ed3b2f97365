/** What a source or a document is refused for; its message is the whole of what the user is told. */
export class InputError extends Error {
  override readonly name = "InputError";
}
