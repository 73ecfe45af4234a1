import type { Slot } from "./flow-graph.js";

/** A text that two slots share exactly when they are the same way on. */
export function slotKey(slot: Slot): string {
  switch (slot.kind) {
    case "next":
      return "next";
    case "error":
      return `error ${JSON.stringify(slot.error)}`;
    case "condition":
      return `condition ${JSON.stringify([slot.operator, slot.operand])}`;
  }
}

/** A slot in words, for messages: `Equals "1"`, `NoMatchingError`, `next`. */
export function slotName(slot: Slot): string {
  switch (slot.kind) {
    case "next":
      return "next";
    case "error":
      return slot.error;
    case "condition":
      return `${slot.operator} ${JSON.stringify(slot.operand)}`;
  }
}
