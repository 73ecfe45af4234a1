import { hasRelocation, relocate, relocation } from "../author/symbol.js";
import type { CompiledProject } from "./compile-project.js";
import { resolveSettings } from "./setting-values.js";

/**
 * Gives the values of texts with personal settings in them, for the instance of this machine only: its numbers are made
 * up. Of any other instance they stay unknown, so that nothing that is written for people or tests holds them.
 */
export async function localValues({
  project,
  environment,
}: CompiledProject): Promise<(text: string) => string | undefined> {
  const isLocal = environment.environment.instance === "local";
  const settings = isLocal ? await resolveSettings(environment, project.locate) : undefined;
  return (text) => {
    const value = relocate(text, (symbol) =>
      symbol.kind === "setting" ? (settings?.get(symbol.name) ?? relocation(symbol)) : relocation(symbol),
    );
    return hasRelocation(value) ? undefined : value;
  };
}
