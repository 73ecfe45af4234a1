import { createHook } from "node:async_hooks";

/** Work of the thread pool that Node does not list among its active resources. */
const poolWork = /^(?:RANDOM|PBKDF2|SCRYPT|HASH|SIGN|VERIFY|CIPHER|DERIVEBITS|KEY|CHECKPRIME)\w*REQUEST$/;
/** Always there, or our own. */
const notWork = new Set(["MessagePort", "Timeout"]);

/** Watches what the thread waits for outside JavaScript. Call before anything else is loaded. */
export function watchRealWork(): { isPending(): boolean } {
  const open = new Set<number>();
  createHook({
    init(id, type) {
      if (poolWork.test(type)) open.add(id);
    },
    after: (id) => void open.delete(id),
    destroy: (id) => void open.delete(id),
  }).enable();
  return {
    isPending: () => open.size > 0 || process.getActiveResourcesInfo().some((kind) => !notWork.has(kind)),
  };
}
