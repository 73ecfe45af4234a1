import { type ActionType, ask, compare, failure, unanswered } from "../behaviour.js";
import { readQueueChoice } from "../queue-choice.js";
import { broken } from "../unusable.js";

const metrics = [
  "NumberOfAgentsAvailable",
  "NumberOfAgentsStaffed",
  "NumberOfAgentsOnline",
  "OldestContactInQueueAgeSeconds",
  "NumberOfContactsInQueue",
] as const;

/** Branches on one metric of a queue. Despite its name the age is in milliseconds (observed in real flows). */
export const checkMetricData: ActionType = (settings) => {
  const metric = settings.choice("MetricType", metrics);
  if (!metric) throw broken("MetricType is missing.");
  const choose = readQueueChoice(settings);
  return {
    enter(turn) {
      const queue = choose(turn.state);
      return queue ? ask(turn, { kind: "metric", metric, ...queue }) : failure("No working queue is set.");
    },
    resume(_, happening) {
      const answer = happening.kind === "answer" ? happening.answer : undefined;
      return answer?.kind === "metric" ? compare(answer.value) : unanswered(happening, "The metric is not known.");
    },
  };
};
