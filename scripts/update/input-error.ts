/** What a source or a document is refused for; its message is the whole of what the user is told. */
export class Refusal extends Error {
  override readonly name = "Refusal";
}
