import { relocate } from "../../author/symbol.js";

/** A text with the names of settings and of things of the instance as people know them: `<setting admins.alice>`. */
export function readable(text: string): string {
  return relocate(text, ({ kind, name }) => `<${kind} ${name}>`);
}
