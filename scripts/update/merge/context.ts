import type { Json } from "../../common/pipeline/json.ts";

/** Members whose own members are named by the vendor: `properties.default` is a property, not a default. */
const namedMembers = new Set(
  [
    "properties patternProperties $defs dependentSchemas schemas responses requestBodies headers content encoding",
    "examples callbacks links variables mapping securitySchemes paths",
  ].flatMap((line) => line.split(" ")),
);

/** Values that are replaced as a whole or not at all. */
const statements = new Set(["example", "value", "default", "const", "security", "servers"]);

/** Text without meaning for a program. */
const prose = new Set(["description", "summary", "title", "example", "value"]);

export class MergeContext {
  static readonly root = new MergeContext([], false);

  private constructor(
    readonly path: readonly string[],
    private readonly named: boolean,
  ) {}

  private get keyword(): string | undefined {
    return this.named ? undefined : this.path.at(-1);
  }

  child(key: string): MergeContext {
    // The members of `parent` are named, so this key is a name and its value starts afresh.
    if (this.holdsNames) return new MergeContext([...this.path, key], true);
    return new MergeContext([...this.path, key], false);
  }

  private get holdsNames(): boolean {
    return this.keyword !== undefined && namedMembers.has(this.keyword);
  }

  /** Text, an example, or a list or map of these. */
  get isText(): boolean {
    return this.keyword !== undefined && (prose.has(this.keyword) || this.keyword === "examples");
  }

  /** Is the member one of OpenAPI's, rather than one that the vendor named? */
  get isKeyword(): boolean {
    return this.keyword !== undefined;
  }

  is(keyword: string): boolean {
    return this.keyword === keyword;
  }

  isStatement(value: Json | undefined): boolean {
    if (this.keyword === undefined) return false;
    return statements.has(this.keyword) || (this.keyword === "examples" && Array.isArray(value));
  }

  isProse(value: Json | undefined): boolean {
    if (this.keyword === undefined) return false;
    return prose.has(this.keyword) || (this.keyword === "examples" && Array.isArray(value));
  }
}
