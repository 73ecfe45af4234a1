import path from "node:path";

/** A file as positions and records name it: relative to the project's folder, forward slashes; absolute outside it. */
export function projectPath(root: string, file: string): string {
  const relative = path.relative(root, path.resolve(root, file));
  const outside = relative.startsWith(`..${path.sep}`) || relative === ".." || path.isAbsolute(relative);
  return (outside ? path.resolve(root, file) : relative).replaceAll(path.sep, "/");
}
