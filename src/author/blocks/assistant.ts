import { intrinsic } from "../intrinsic.js";
import type { BlockOptions } from "../perform.js";
import { ofErrors, perform } from "../perform.js";
import { text } from "../values.js";

/**
 * Attaches a session of a Connect assistant (Amazon Q in Connect) to the contact, so that the agent gets its advice. Two
 * blocks, as the console makes them: the session is created, then set on the contact.
 *
 * Block: Connect assistant. All channels. Flow types: all but hold flows. Errors: `NoMatchingError`.
 *
 * @source Developer Guide, CreateWisdomSession
 * @example
 * ```ts
 * connectAssistant("arn:aws:wisdom:ap-southeast-2:123456789012:assistant/0d2b7a0e-1111-2222-3333-444455556666");
 * ```
 */
export function connectAssistant(assistantArn: string, options?: BlockOptions): { readonly sessionArn: string } {
  const block = "connectAssistant";
  const WisdomAssistantArn = text({ block, option: "assistantArn" }, assistantArn);
  const performed = perform(block, "CreateWisdomSession", { WisdomAssistantArn }, options);
  const sessionArn = performed.result("$.Wisdom.SessionArn");
  perform(block, "UpdateContactData", { WisdomSessionArn: sessionArn }, ofErrors(options), { unlessFailed: performed });
  return { sessionArn };
}

/**
 * Creates a session of a Connect assistant and leaves it at that: `setContactData` sets it on the contact.
 *
 * Block: Connect assistant. All channels. Flow types: all but hold flows. Errors: `NoMatchingError`.
 *
 * @source Developer Guide, CreateWisdomSession
 * @example
 * ```ts
 * const session = createAssistantSession("arn:aws:wisdom:us-east-1:123456789012:assistant/0d2b7a0e-1111-2222-3333-444455556666");
 * setContactData({ assistantSessionArn: session.sessionArn });
 * ```
 */
export function createAssistantSession(assistantArn: string, options?: BlockOptions): { readonly sessionArn: string } {
  const block = "createAssistantSession";
  const WisdomAssistantArn = text({ block, option: "assistantArn" }, assistantArn);
  const performed = perform(block, "CreateWisdomSession", { WisdomAssistantArn }, options);
  return {
    get sessionArn() {
      return performed.result("$.Wisdom.SessionArn");
    },
  };
}

intrinsic(connectAssistant, createAssistantSession);
