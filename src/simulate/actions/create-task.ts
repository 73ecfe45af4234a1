import { type ActionType, failure, next } from "../behaviour.js";
import { fillText } from "../path.js";
import { emit, setResult } from "../turn.js";

/** Starts a task: a contact of its own, which this call does not follow. `$.Task.ContactId` names it. */
export const createTask: ActionType = (settings) => {
  const flow = settings.requiredText("ContactFlowId");
  const name = settings.requiredText("Name");
  settings.text("Description");
  settings.texts("Attributes");
  settings.json("References");
  settings.json("SegmentAttributes");
  settings.text("DelaySeconds");
  settings.text("ScheduledTime");
  settings.text("TaskTemplateId");
  return {
    enter(turn) {
      const { state } = turn;
      const identifier = fillText(state, flow);
      const to = turn.flows.find(identifier);
      const text = fillText(state, name);
      if (text === "") return failure("The task has no name.");
      if (to?.kind !== "flow") return failure(`There is no flow "${identifier}".`);
      setResult(turn, "Task", { ContactId: `${state.contact.id}-task-${state.steps}` });
      emit(turn, { kind: "sent", what: "task", to: to.name, text });
      return next;
    },
  };
};
