import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { updateContactEventHooks } from "../../src/language/actions/update-contact-event-hooks.js";
import { hook, queue } from "./cases/case.js";
import { call, document, hangUp, said, say } from "./documents.js";

const page = readFileSync("docs/simulation.md", "utf8");
const [, notSimulated = ""] = /## What is not simulated\n([\s\S]*?)\n## /.exec(page) ?? [];

/** Names of the hooks in the catalogue. */
const { EventHooks } = updateContactEventHooks.parameters.properties as unknown as {
  readonly EventHooks: { readonly propertyNames: { readonly enum: readonly string[] } };
};
const hooks = EventHooks.propertyNames.enum;

/** True when the flow of a hook runs at some time between the queue and the end. */
function runs(name: string): boolean {
  const conversation = call(
    {
      hook: hook(name, "Hooked", "queue"),
      queue,
      two: { type: "TransferContactToQueue", next: "end", errors: { NoMatchingError: "end", QueueAtCapacity: "end" } },
    },
    {
      flows: [
        { name: "Hooked", document: document({ say: say("the flow of the hook"), end: { type: "EndFlowExecution" } }) },
      ],
    },
  );
  for (const kind of ["agentAccepts", "agentHolds", "agentResumes", "agentLeaves"] as const)
    void conversation.send({ kind });
  return said(conversation).includes("the flow of the hook");
}

it.each(hooks)("the page says whether the flow of %s runs", (name) => {
  expect(notSimulated.includes(`\`${name}\``)).toBe(!runs(name));
});

it("the page names what ends a call as not simulated", () => {
  for (const words of ["RouteContactToAgent", "ContinueExecution", "TargetContact", "settings that no code reads"])
    expect(notSimulated).toContain(words);
  const setting = call({ say: { ...say("x"), parameters: { Text: "x", Volume: "11" } }, end: hangUp });
  expect(setting.state.ended?.reason).toBe("unsupportedSetting");
});
