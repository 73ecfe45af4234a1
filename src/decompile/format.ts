/** How generated source is formatted; a project's own prettier may format it again. */
const layout = { parser: "typescript", printWidth: 120 } as const;

/** Formats generated source. */
export async function formatSource(source: string): Promise<string> {
  const [{ format }, typescript, estree] = await Promise.all([
    import("prettier/standalone"),
    import("prettier/plugins/typescript"),
    import("prettier/plugins/estree"),
  ]);
  return format(source, { ...layout, plugins: [typescript.default, estree.default] });
}
