import type { Settings } from "./settings.js";
import { unsupported } from "./unusable.js";

/** Reads `TargetContact`; related contacts are not part of a simulated call. */
export function currentContactOnly(settings: Settings): void {
  if (settings.choice("TargetContact", ["Current", "Related"]) === "Related")
    throw unsupported("Changing the related contact is not simulated.");
}
