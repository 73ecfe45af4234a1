import type { FlowNode } from "../graph/flow-graph.js";
import { mirroredBranches } from "../language/outcomes.js";
import { actionType } from "../language/registry.js";

/**
 * The node with the `NextAction` that the console would write: where the action's branches say it all, it repeats the
 * target of one of them (the catalogue says which). A node that has a way on of its own is given back as it is.
 */
export function mirrorNext(node: FlowNode): FlowNode {
  if (node.edges.some(({ slot }) => slot.kind === "next")) return node;
  const action = actionType(node.type);
  if (!action) return node;
  for (const branch of mirroredBranches(action, node.parameters)) {
    const edge = node.edges.find(({ slot }) =>
      branch.kind === "error"
        ? slot.kind === "error" && slot.error === branch.error
        : slot.kind === "condition" && slot.operand === branch.operand,
    );
    if (edge) return { ...node, edges: [...node.edges, { slot: { kind: "next" }, to: edge.to }] };
  }
  return node;
}
