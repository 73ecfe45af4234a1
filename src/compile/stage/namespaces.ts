/** What a module gives: its exports by name. */
export type Namespace = Readonly<Record<string, unknown>>;

/** The exports of a module that is about to be loaded; getters are added to it. */
export function exportsObject(): Namespace {
  return Object.create(null, { [Symbol.toStringTag]: { value: "Module" } }) as Namespace;
}

/** A JSON file as a module: its content is the default export. */
export function dataNamespace(value: unknown): Namespace {
  const namespace = exportsObject();
  Object.defineProperty(namespace, "default", { value, enumerable: true });
  return namespace;
}

/** A CommonJS module, or a library that is there already, as `import` sees it. */
export function nativeNamespace(value: unknown): Namespace {
  const namespace = exportsObject();
  if ((typeof value === "object" && value !== null) || typeof value === "function") {
    const source = value as Readonly<Record<string, unknown>>;
    for (const name of Object.keys(source))
      Object.defineProperty(namespace, name, { get: () => source[name], enumerable: true });
  }
  if (!Object.hasOwn(namespace, "default")) Object.defineProperty(namespace, "default", { value, enumerable: true });
  return namespace;
}

/** `export * from`: everything but the default, where the module has no export of that name itself. */
export function star(target: Namespace, source: Namespace): void {
  for (const name of Object.keys(source)) {
    if (name === "default" || Object.hasOwn(target, name)) continue;
    Object.defineProperty(target, name, { get: () => source[name], enumerable: true });
  }
}
