import { beforeAll, describe, expect, it } from "vitest";
import { actionTypes } from "../../src/language/registry.js";
import { subjectOf } from "../../src/validate/subject.js";
import { validate } from "../../src/validate/validate.js";
import { ensureValidators } from "../language/ensure-validators.js";
import { mutantsOf, subjectId, validFlows, type TestFlow } from "./mutants.js";
import { slotsOf, validParameters } from "./valid-parameters.js";

/**
 * The law of validation: whatever the catalogue requires, forbids or limits is found when it is broken in a flow that is
 * otherwise in order, as an error that names the action. Mutants are generated from the catalogue; none may survive.
 */
const deployable = actionTypes.filter((facts) => facts.deployable);

beforeAll(ensureValidators);

function errorsOf({ document, flowType }: TestFlow): readonly string[] {
  return validate(subjectOf({ document, flowType, placeOf: () => ({}) })).flatMap(
    ({ severity, action, code, message }) =>
      severity === "error" && action === subjectId ? [`${code} ${message}`] : [],
  );
}

describe("mutants of valid flows", () => {
  it.each(deployable.map((facts) => [facts.type, facts] as const))("%s: valid flows have no errors", (_, facts) => {
    const flows = validFlows(facts);
    expect(flows.length).toBeGreaterThan(0);
    for (const flow of flows)
      expect({ what: flow.what, errors: errorsOf(flow) }).toEqual({ what: flow.what, errors: [] });
  });

  it("reach every parameter of the catalogue", () => {
    const unreached = deployable.flatMap((facts) => {
      const reached = new Set(validParameters(facts).map(({ slot }) => slot?.path.join(".")));
      return slotsOf(facts).flatMap(({ path }) =>
        reached.has(path.join(".")) ? [] : [`${facts.type}.${path.join(".")}`],
      );
    });
    expect(unreached).toEqual([]);
  });

  it("none survives, and there are several thousand", () => {
    let count = 0;
    const survivors: string[] = [];
    for (const facts of deployable) {
      for (const mutant of mutantsOf(facts)) {
        count += 1;
        if (errorsOf(mutant).length === 0) survivors.push(mutant.what);
      }
    }
    process.stdout.write(`${count} mutants, ${survivors.length} survivors\n`);
    expect(survivors).toEqual([]);
    expect(count).toBeGreaterThan(5000);
  }, 60_000);

  it("finds a type whose name was mistyped by one letter", () => {
    for (const facts of deployable) {
      const [flow] = validFlows(facts);
      const type = `${facts.type.slice(0, 3)}x${facts.type.slice(3)}`;
      const Actions = flow?.document.Actions.map((action) =>
        action.Identifier === subjectId ? { ...action, Type: type } : action,
      );
      if (!flow || !Actions) continue;
      const errors = errorsOf({ ...flow, document: { ...flow.document, Actions } });
      expect(errors, type).toEqual([`FLW560 There is no action type "${type}", but there is "${facts.type}".`]);
    }
  });
});
