/** This machine lacks what a runtime needs: not a fault of the package, but the report says so. */
export class CannotRun extends Error {
  override name = "CannotRun";
}
