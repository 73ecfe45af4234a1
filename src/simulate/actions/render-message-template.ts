import { type ActionType, next } from "../behaviour.js";
import { serviceAction } from "../service-action.js";
import { setResult } from "../turn.js";

/** Renders a message template for the message that is sent next. */
export const renderMessageTemplate: ActionType = (settings) =>
  serviceAction(
    settings,
    "RenderMessageTemplate",
    { required: ["WisdomKnowledgeBaseArn", "WisdomMessageTemplateArn"] },
    (turn, result) => {
      setResult(turn, renderedMessage, result["text"] ?? "");
      return next;
    },
  );

/** Under this name the flow keeps the text; no path begins with a space. */
export const renderedMessage = " rendered message";
