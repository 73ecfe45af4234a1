import { didYouMean } from "../../diagnostics/did-you-mean.js";
import { attributeAt } from "../../language/attributes.js";
import { parsePath, pathsIn } from "../../language/paths.js";
import { rule } from "../rule.js";

/** A value is compared with one that it can have. */
export const impossibleValue = rule("FLW911", (flow, found) => {
  for (const { parameters, ways, place } of flow.actions) {
    const compared = parameters["ComparisonValue"];
    const path = typeof compared === "string" ? parsePath(compared) : undefined;
    const values = path && attributeAt(path)?.values;
    if (!values) continue;
    for (const { kind, name, operand, path: at } of ways) {
      if (
        kind !== "condition" ||
        name !== "Equals" ||
        operand === "" ||
        values.includes(operand) ||
        pathsIn(operand).length > 0
      )
        continue;
      const near = values.find((value) => value === operand.toUpperCase());
      const fix = near === undefined ? undefined : { was: JSON.stringify(operand), becomes: JSON.stringify(near) };
      found(
        { path: String(compared), value: operand, values: values.join(", "), hint: didYouMean(operand, values) },
        { ...place([...at, "Condition", "Operands", 0]), fix },
      );
    }
  }
});
