import { type ActionType, compare, ended, failure, moved } from "../behaviour.js";
import { fillJson, parseJson } from "../json-template.js";
import { enterModule, maximumModuleDepth } from "../movement.js";
import { fillText } from "../path.js";
import { emit, updateScope } from "../turn.js";

/** Runs a module and branches on its result. */
export const invokeFlowModule: ActionType = (settings) => {
  const identifier = settings.requiredText("FlowModuleId");
  const input = parseJson(settings.json("Input") ?? {});
  return {
    enter(turn) {
      const named = fillText(turn.state, identifier);
      const module = turn.flows.find(named);
      if (module?.kind !== "module") return failure(`There is no module "${named}".`);
      if (turn.state.callers.length >= maximumModuleDepth) return failure("Modules are nested more than 5 deep.");
      emit(turn, { kind: "moduleEntered", module: module.name });
      return enterModule(turn, module, fillJson(turn.state, input)) ? moved : ended;
    },
    resume(turn, happening) {
      if (happening.kind !== "returned") return failure("The module did not return.");
      const { result, data } = happening;
      const { Input } = turn.state.scope.modules;
      updateScope(turn, { modules: { Input, Result: result, ResultData: data } });
      emit(turn, { kind: "moduleLeft", result });
      return compare(result);
    },
  };
};
