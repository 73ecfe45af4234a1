import type { Flow } from "../flow.js";
import { intrinsic } from "../intrinsic.js";
import type { BlockOptions } from "../perform.js";
import { perform } from "../perform.js";
import { recorder } from "../recorder.js";
import { resource } from "../symbols.js";
import { isOpaque, text } from "../values.js";

/** A message template of a Connect knowledge base. */
export interface MessageTemplate {
  readonly knowledgeBaseArn: string;
  readonly templateArn: string;
}

/** An email address and the name to show. */
export type EmailAddress = string | { readonly address: string; readonly name?: string };

/**
 * Sends an email made from a template. Three blocks, as the console makes them: the template is rendered, a contact
 * created, the email sent; `id` names the last.
 *
 * Block: Send message (email). All channels and flow types. Errors: `TemplateRenderingError`, `NoMatchingError`.
 *
 * @source not in the Developer Guide; observed in real flows
 * @example
 * ```ts
 * sendEmail({
 *   from: "support@example.com",
 *   to: attributes.Email,
 *   template: { knowledgeBaseArn: attributes.KnowledgeBase, templateArn: attributes.Template },
 * });
 * ```
 */
export function sendEmail(
  message: { readonly from: EmailAddress; readonly to: EmailAddress; readonly template: MessageTemplate },
  options?: BlockOptions,
): void {
  const block = "sendEmail";
  const FromEmailAddress = emailAddress(block, "from", message.from);
  const DestinationEmailAddress = emailAddress(block, "to", message.to);
  render(block, message.template);
  perform(block, "CreateContact", { Channel: "EMAIL", RelatedContact: "CURRENT" }, undefined);
  const EmailMessage = { MessageSourceType: "RAW" };
  perform(block, "StartOutboundEmailContact", { FromEmailAddress, DestinationEmailAddress, EmailMessage }, options);
}

/** What {@link sendSms} sends. */
export interface Sms {
  /** ARN of a claimed number that can send SMS. */
  readonly fromNumberArn: string;
  /** In E.164 form. */
  readonly to: string;
  /** The flow that a reply starts. */
  readonly flow: Flow | string;
  /** The text, or the template it is made from. */
  readonly text?: string;
  readonly template?: MessageTemplate;
}

/**
 * Sends an SMS, and starts a chat with whoever replies. With a template, two blocks: it is rendered first; `id` names
 * the last.
 *
 * Block: Send message (SMS). All channels and flow types. Errors: `NoMatchingError`, `TemplateRenderingError`.
 *
 * @source Developer Guide, StartOutboundChatContact
 * @example
 * ```ts
 * sendSms({
 *   fromNumberArn: "arn:aws:connect:ap-southeast-2:123456789012:phone-number/0d2b7a0e-1111-2222-3333-444455556666",
 *   to: contact.customerEndpoint.address,
 *   flow: flowByName("SMS replies"),
 *   text: "Thank you for calling. Reply here to go on by message.",
 * });
 * ```
 */
export function sendSms(sms: Sms, options?: BlockOptions): void {
  const block = "sendSms";
  const place = (option: string) => ({ block, option });
  if ((sms.text === undefined) === (sms.template === undefined)) {
    recorder().fail("FLW814", { block, options: "text and template" });
  }
  if (sms.template) render(block, sms.template);
  const Content = text(place("text"), sms.text);
  const parameters = {
    SourceEndpoint: { Address: text(place("fromNumberArn"), sms.fromNumberArn), Type: "CONNECT_PHONENUMBER_ARN" },
    DestinationEndpoint: { Address: text(place("to"), sms.to), Type: "TELEPHONE_NUMBER" },
    ContactFlowArn: resource(place("flow"), sms.flow, "flow"),
    ContactSubtype: "connect:SMS",
    InitialSystemMessage: Content === undefined ? undefined : { Content },
    RelatedContact: "CURRENT",
  };
  perform(block, "StartOutboundChatContact", parameters, options);
}

function render(block: string, { knowledgeBaseArn, templateArn }: MessageTemplate): void {
  const parameters = {
    WisdomKnowledgeBaseArn: text({ block, option: "template.knowledgeBaseArn" }, knowledgeBaseArn),
    WisdomMessageTemplateArn: text({ block, option: "template.templateArn" }, templateArn),
  };
  perform(block, "RenderMessageTemplate", parameters, undefined);
}

function emailAddress(block: string, option: string, address: EmailAddress) {
  if (isOpaque(address) || typeof address === "string") {
    return { EmailAddress: text({ block, option }, address as string) };
  }
  return {
    EmailAddress: text({ block, option: `${option}.address` }, address.address),
    DisplayName: text({ block, option: `${option}.name` }, address.name),
  };
}

/**
 * Loads the body of the email that started this contact (its first 32 KB), to look into it.
 *
 * Block: Get stored content. Email only. All flow types. Errors: `NoMatchingError`.
 *
 * @source Administrator Guide, Get stored content
 * @example
 * ```ts
 * if (getStoredContent().text.includes("refund")) return transferToQueue(queue("Refunds"));
 * ```
 */
export function getStoredContent(options?: BlockOptions): { readonly text: string } {
  const performed = perform("getStoredContent", "LoadContactContent", { ContentType: "EmailMessage" }, options);
  return {
    get text() {
      return performed.result("$.Email.EmailMessage.Plaintext");
    },
  };
}

intrinsic(sendEmail, sendSms, getStoredContent);
