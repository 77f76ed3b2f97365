/** A multipart form (RFC 7578) of the fields that are set. Files keep their names and types. */
export function toForm(members: Readonly<Record<string, unknown>>): FormData {
  const form = new FormData();
  for (const [name, member] of Object.entries(members)) {
    for (const value of Array.isArray(member) ? member : [member]) {
      if (value instanceof Blob) form.append(name, value);
      else if (typeof value === "object" && value !== null) form.append(name, JSON.stringify(value));
      else if (value !== undefined && value !== null) form.append(name, String(value));
    }
  }
  return form;
}
