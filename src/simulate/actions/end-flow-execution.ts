import { type ActionType, flowOver } from "../behaviour.js";

/** Ends the flow; the contact stays where it is. */
export const endFlowExecution: ActionType = () => ({ enter: () => flowOver });
