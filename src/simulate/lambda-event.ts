import type { JsonObject } from "../language/json.js";
import type { CallState, Endpoint } from "./call-state.js";

/** The event that a function receives (Administrator Guide, invoke Lambda functions). */
export function lambdaEvent(state: CallState, parameters: Readonly<Record<string, string>>): JsonObject {
  const { contact, queue } = state;
  return {
    Name: "ContactFlowEvent",
    Details: {
      ContactData: {
        Attributes: Object.fromEntries(state.attributes),
        AwsRegion: contact.region,
        Channel: contact.channel,
        ContactId: contact.id,
        CustomerEndpoint: endpoint(contact.customerEndpoint),
        CustomerId: contact.customerId || null,
        Description: contact.description || null,
        InitialContactId: contact.initialId,
        InitiationMethod: contact.initiationMethod,
        InstanceARN: contact.instanceArn,
        LanguageCode: contact.languageCode,
        MediaStreams: { Customer: { Audio: null } },
        Name: contact.name || null,
        PreviousContactId: contact.previousId,
        Queue: queue
          ? {
              ARN: queue.arn,
              Name: queue.name,
              OutboundCallerId: queue.outboundCallerId
                ? { Address: queue.outboundCallerId, Type: "TELEPHONE_NUMBER" }
                : null,
            }
          : null,
        References: {},
        RelatedContactId: null,
        SegmentAttributes: contact.segmentAttributes,
        SystemEndpoint: endpoint(contact.systemEndpoint),
        Tags: Object.fromEntries(contact.tags),
      },
      Parameters: parameters,
    },
  };
}

function endpoint(side: Endpoint | undefined): JsonObject | null {
  return side ? { Address: side.address, Type: side.type } : null;
}
