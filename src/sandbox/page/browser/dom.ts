import type { VendorName } from "../../../core/errors/base.ts";

type Child = Node | string | undefined | false;

/** An element of the page. @throws Error if the markup has none with that id. */
export function byId<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new Error(`the page has no ${id}`);
}

/** Creates an element. Strings become text nodes, never markup. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<Omit<HTMLElementTagNameMap[Tag], "style">> & {
    aria?: Readonly<Record<string, string>>;
  } = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const { aria = {}, ...rest } = properties;
  const element = Object.assign(document.createElement(tag), rest);
  for (const [name, value] of Object.entries(aria)) element.setAttribute(`aria-${name}`, value);
  element.append(
    ...children.filter((child): child is Node | string => child !== undefined && child !== false),
  );
  return element;
}

/** A vendor's name as the vendor writes it. */
export function vendorName(vendor: VendorName): string {
  return vendor.charAt(0).toUpperCase() + vendor.slice(1);
}
