/**
 * What `npm run docs` does beyond TypeDoc's options (https://typedoc.org/documents/Development.Plugins.html): names guides
 * after their headings, lists factories and errors first, and leaves out the vendors' whole documents.
 */
import { CommentTag, Converter, ReflectionKind } from "typedoc";

/** All operations and schemas of a document: megabytes of pages that repeat what the vendor publishes. */
const generated = new Set(["paths", "operations", "components"]);
const factory = /^(create\w+(Client|Provider)|toProvider|startSandbox)$/;

export function load(app) {
  // Each guide is called README.md, and its page would show the heading twice.
  app.converter.on(Converter.EVENT_CREATE_DOCUMENT, (_, document) => {
    const [first] = document.content;
    const [whole, heading] = /^\s*# (.+)\n/.exec(first?.text ?? "") ?? [];
    if (!heading) return;
    document.name = heading;
    first.text = first.text.slice(whole.length);
  });
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    // Excluding the generated files would also remove the fields of types derived from them, such as an avatar's.
    for (const module of project.children ?? []) {
      for (const child of [...(module.children ?? [])]) {
        if (generated.has(child.name)) project.removeReflection(child);
      }
    }
    for (const each of project.getReflectionsByKind(ReflectionKind.Class)) {
      if (each.name.endsWith("Error")) addToGroup(each.comment, "Errors");
    }
    for (const each of project.getReflectionsByKind(ReflectionKind.Function)) {
      if (!factory.test(each.name)) continue;
      for (const signature of each.signatures ?? []) addToGroup(signature.comment, "Factories");
    }
  });
}

function addToGroup(comment, group) {
  comment?.blockTags.push(new CommentTag("@group", [{ kind: "text", text: group }]));
}
