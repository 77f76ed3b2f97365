/** Why a source or a document is rejected; its message is everything the user sees. */
export class InputError extends Error {
  override readonly name = "InputError";
}
