import type { KnownInstance } from "../validate/context.js";
import { parseArn } from "../validate/resources.js";
import type { BoundEnvironment } from "./environment.js";
import { isLocal, type Linkage } from "./link-project.js";

/**
 * What is known of an environment's instance: its Region and id from the configuration, its account and what it has from
 * the lock file. Nothing for the local instance: it has whatever a flow names.
 */
export function knownInstance(bound: BoundEnvironment, { lock }: Linkage): KnownInstance | undefined {
  if (isLocal(bound)) return undefined;
  const { region, instance: id } = bound.environment;
  const arns = lock ? new Set([...lock.symbols.values()].flatMap((symbols) => [...symbols.values()])) : undefined;
  return { region, id, account: lock ? parseArn(lock.instance)?.account : undefined, arns };
}
