import { moduleLimits } from "../../language/limits.js";
import { usualModuleSettings } from "../../language/module-settings.js";
import { rule } from "../rule.js";

const addSettings = { add: ["Settings"], value: usualModuleSettings };

/** Content of a module has Settings, content of a flow has none. */
export const moduleSettings = rule("FLW582", (flow, found) => {
  if (flow.flowType === undefined) return;
  const has = flow.document.Settings !== undefined;
  if (flow.flowType === "module" && !has)
    found(
      { problem: "The content of this module has no Settings.", mend: "Add the usual Settings." },
      { ...flow.placeOf([]), fix: { says: "the usual Settings are there", edits: [addSettings] } },
    );
  if (flow.flowType !== "module" && has)
    found(
      { problem: "This flow has Settings.", mend: "Remove them." },
      { ...flow.placeOf(["Settings"]), fix: { says: "Settings are gone", edits: [{ remove: ["Settings"] }] } },
    );
});

/** A module's contract is one that the service takes. */
export const moduleContract = rule("FLW583", (flow, found) => {
  if (!flow.contract) return;
  const names = flow.contract.results.map(({ name }) => name);
  const problem = (text: string): void => found({ problem: text }, flow.placeOf(["Settings"]));
  if (names.length > moduleLimits.branches)
    problem(`they declare ${names.length} result branches, and ${moduleLimits.branches} are the most`);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) problem(`they declare the branch "${twice}" twice`);
  if (names.includes("")) problem("they declare a branch without a name");
});
