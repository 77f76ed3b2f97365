/** The machine at hand lacks what a runtime needs: no fault of the package, and a row that says so. */
export class CannotRun extends Error {
  override name = "CannotRun";
}
