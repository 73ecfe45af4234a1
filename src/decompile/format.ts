/** How generated source is formatted; a project's own prettier may format it again. */
const layout = { parser: "babel-ts", printWidth: 120 } as const;

/** Formats generated source. */
export async function formatSource(source: string): Promise<string> {
  const [{ format }, babel, estree] = await Promise.all([
    import("prettier/standalone"),
    import("prettier/plugins/babel"),
    import("prettier/plugins/estree"),
  ]);
  return format(source, { ...layout, plugins: [babel.default, estree.default] });
}
