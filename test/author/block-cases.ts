import * as flowc from "../../src/author/flowc.js";

const { agent, attributes, bot, contact, flowByName, hours, jsonLambda, lambda, moduleByName, prompt, queue, view } =
  flowc;

const id = "My block";
const arn = "arn:aws:connect:ap-southeast-2:123456789012:instance/i/thing/t";

/**
 * For every function that records a block: calls that together use each option and each mode. Run under the test
 * recorder; what they record is in `golden/requests.json`.
 */
export const blockCases: Readonly<Record<string, readonly (() => unknown)[]>> = {
  playPrompt: [
    () => flowc.playPrompt("Welcome."),
    () => flowc.playPrompt({ ssml: "<speak>Hello</speak>" }, { id }),
    () => flowc.playPrompt(prompt("Beep.wav"), { skipWhenKeysAreBuffered: true }),
    () => flowc.playPrompt({ promptId: attributes["Greeting"] as string }),
    () => flowc.playPrompt({ media: "s3://bucket/hello.wav" }),
    () => flowc.playPrompt(contact.name),
  ],
  loopPrompts: [
    () => flowc.loopPrompts([prompt("Music.wav"), "Thank you for waiting."]),
    () => flowc.loopPrompts(["Please wait."], { interruptEverySeconds: 60, resumeAfterInterrupt: true, id }),
  ],
  getCustomerInput: [
    () => flowc.getCustomerInput("Press 1 or 2."),
    () => flowc.getCustomerInput(prompt("Menu.wav"), { keys: ["1", "*"], timeoutSeconds: 8, id }),
  ],
  storeCustomerInput: [
    () => flowc.storeCustomerInput("Your account, please.", { maxDigits: 8 }),
    () =>
      flowc.storeCustomerInput("Your PIN, please.", {
        maxDigits: attributes["Length"] as string,
        timeoutSeconds: 30,
        interDigitTimeoutSeconds: 7,
        terminator: "*#",
        disableCancelKey: true,
        secret: true,
        encryption: { keyId: "key", certificate: "-----BEGIN CERTIFICATE-----" },
        id,
      }),
  ],
  storePhoneNumber: [
    () => flowc.storePhoneNumber("Your number, please.", { format: "local", country: "AU", id }),
    () => flowc.storePhoneNumber("Your number, please.", { format: "international" }),
  ],
  setTouchToneBuffer: [() => flowc.setTouchToneBuffer("enabled"), () => flowc.setTouchToneBuffer("disabled", { id })],
  getCustomerInputWithBot: [
    () => flowc.getCustomerInputWithBot("How can we help?", { bot: bot("Reception", "Live") }),
    () =>
      flowc.getCustomerInputWithBot(undefined, {
        bot: contact.name,
        intents: ["Billing", "Support"],
        sessionAttributes: { caller: contact.customerEndpoint.address },
        chatTimeoutSeconds: 120,
        initialMessage: contact.media.initialMessage,
        id,
      }),
    () => flowc.getCustomerInputWithBot("Hello.", { bot: { name: "Old", region: "us-east-1", alias: "Live" } }),
  ],
  connectAgenticCx: [
    () => flowc.connectAgenticCx({ workspaceId: "w", applicationId: "a", alias: "live", id }),
    () =>
      flowc.connectAgenticCx({
        workspaceId: "w",
        applicationId: "a",
        alias: "live",
        contextVariables: { caller: contact.customerEndpoint.address },
        audioFiller: { startDelayMilliseconds: 600 },
      }),
  ],
  invokeLambda: [
    () => flowc.invokeLambda(lambda("Lookup"), {}),
    () =>
      flowc.invokeLambda(
        jsonLambda<{ phone: string; hint?: string }, { address: { city: string } }>("Lookup"),
        { phone: contact.customerEndpoint.address },
        { timeoutSeconds: 4, id },
      ),
  ],
  startLambda: [() => flowc.startLambda(lambda("Audit"), { contact: contact.contactId }, { timeoutSeconds: 60, id })],
  setContactAttributes: [
    () => flowc.setContactAttributes({ Center: "Manila", Caller: contact.customerEndpoint.address }, { id }),
    () => flowc.setContactAttributes({ Center: "Manila" }, { contact: "related" }),
  ],
  setFlowAttributes: [() => flowc.setFlowAttributes({ step: "payment" }, { id })],
  setContactData: [
    () =>
      flowc.setContactData({
        name: "Refund",
        description: "A refund",
        languageCode: "en-AU",
        customerId: attributes["Customer"] as string,
        assistantSessionArn: flowc.current.assistant.sessionArn,
      }),
    () => flowc.setContactData({ name: "Refund" }, { contact: "related", id }),
  ],
  setWorkingQueue: [
    () => flowc.setWorkingQueue(queue("Support"), { id }),
    () => flowc.setWorkingQueue(agent("jane")),
    () => flowc.setWorkingQueue(attributes["Queue"] as string),
    () => flowc.setWorkingQueue(arn),
  ],
  transferToQueue: [
    () => flowc.transferToQueue(),
    () => flowc.transferToQueue(queue("Support"), { id }),
    () => flowc.transferToQueue({ errors: [] }),
  ],
  transferToOtherQueue: [() => flowc.transferToOtherQueue(queue("Overflow"), { id })],
  transferToFlow: [
    () => flowc.transferToFlow(flowByName("Main menu"), { id }),
    () => flowc.transferToFlow(attributes["Flow"] as string),
  ],
  transferToAgent: [() => flowc.transferToAgent({ id })],
  transferToPhoneNumber: [
    () => flowc.transferToPhoneNumber("+61255501234"),
    () =>
      flowc.transferToPhoneNumber(attributes["Number"] as string, {
        timeoutSeconds: 20,
        resumeAfterwards: true,
        sendKeys: "1,2#",
        callerId: { number: "+61255500000", name: "Company" },
        id,
      }),
  ],
  setCallbackNumber: [() => flowc.setCallbackNumber(contact.customerEndpoint.address, { id })],
  createCallback: [
    () => flowc.createCallback(),
    () =>
      flowc.createCallback({
        queue: queue("Callbacks"),
        initialDelaySeconds: 5,
        retryDelaySeconds: 60,
        maximumAttempts: 3,
        flow: flowByName("Callback"),
        callerId: "+61255500000",
        id,
      }),
  ],
  changeRoutingPriority: [
    () => flowc.changeRoutingPriority({ priority: 1 }, { id }),
    () => flowc.changeRoutingPriority({ ageSeconds: -60 }),
  ],
  setRoutingCriteria: [
    () =>
      flowc.setRoutingCriteria(
        [
          { proficiency: { attribute: "Language", value: "Tagalog", level: 4 }, expiresAfterSeconds: 60 },
          {
            proficiencies: [
              { attribute: "Language", value: "Tagalog", level: 2 },
              { attribute: "Skill", value: attributes["Skill"] as string, level: 1 },
            ],
          },
          { agents: [agent("jane"), attributes["Agent"] as string] },
        ],
        { id },
      ),
    () => flowc.setRoutingCriteria(attributes["Criteria"] as string),
  ],
  disconnect: [() => flowc.disconnect(), () => flowc.disconnect({ id })],
  endFlow: [() => flowc.endFlow({ id })],
  setCustomerQueueFlow: [() => flowc.setCustomerQueueFlow(flowByName("Music"), { id })],
  setHoldFlow: [
    () => flowc.setHoldFlow("customer", flowByName("Music"), { id }),
    () => flowc.setHoldFlow("agent", attributes["Hold"] as string),
  ],
  setWhisperFlow: [
    () => flowc.setWhisperFlow("customer", flowByName("Whisper"), { id }),
    () => flowc.setWhisperFlow("agent", flowByName("Whisper")),
  ],
  disableWhisperFlow: [() => flowc.disableWhisperFlow("agent", { id })],
  setDisconnectFlow: [() => flowc.setDisconnectFlow(flowByName("Survey"), { id })],
  setEventFlow: [
    () => flowc.setEventFlow("defaultAgentUi", flowByName("Guide"), { id }),
    () => flowc.setEventFlow("disconnectAgentUi", flowByName("Guide")),
    () => flowc.setEventFlow("pauseContact", flowByName("Guide")),
    () => flowc.setEventFlow("resumeContact", flowByName("Guide")),
  ],
  setLogging: [() => flowc.setLogging("enabled"), () => flowc.setLogging("disabled", { id })],
  setVoice: [
    () => flowc.setVoice("Joanna"),
    () => flowc.setVoice("Olivia", { engine: "neural", style: "conversational", language: "en-AU", id }),
  ],
  setRecordingAndAnalytics: [
    () =>
      flowc.setRecordingAndAnalytics(
        {
          voice: {
            record: ["agent", "customer"],
            recordAutomatedPart: true,
            analytics: {
              language: "en-AU",
              modes: ["realTime", "postContact"],
              redaction: { keep: "redactedOnly", mask: "entityType", entities: ["NAME"] },
              sentiment: true,
              summaries: ["postContact"],
            },
          },
        },
        { id },
      ),
    () => flowc.setRecordingAndAnalytics({ voice: { record: [], analytics: false } }),
    () =>
      flowc.setRecordingAndAnalytics({
        chat: {
          analytics: { language: "en-AU", modes: ["contactLens"] },
          inFlightRedaction: { mask: "pii", deliverUnprocessed: false },
        },
      }),
    () => flowc.setRecordingAndAnalytics({ screen: { record: true } }),
  ],
  setRecording: [
    () => flowc.setRecording({ record: ["agent"] }),
    () =>
      flowc.setRecording({
        record: ["agent", "customer"],
        recordScreen: true,
        recordAutomatedPart: false,
        analytics: {
          language: "en-AU",
          voiceModes: ["realTime"],
          chatModes: ["contactLens"],
          redaction: { keep: "redactedAndOriginal", mask: "pii", entities: ["NAME"] },
          sentiment: false,
          summaries: ["postContact"],
        },
        id,
      }),
  ],
  setChatProcessing: [
    () => flowc.setChatProcessing(lambda("Translate"), { deliverUnprocessed: true, id }),
    () => flowc.setChatProcessing(lambda("Translate"), { deliverUnprocessed: false, enabled: false }),
  ],
  startMediaStreaming: [() => flowc.startMediaStreaming({ directions: ["from"], id })],
  stopMediaStreaming: [() => flowc.stopMediaStreaming()],
  checkHoursOfOperation: [
    () => flowc.checkHoursOfOperation(),
    () => flowc.checkHoursOfOperation(hours("Office"), { id }),
  ],
  checkStaffing: [
    () => flowc.checkStaffing("available"),
    () => flowc.checkStaffing("staffed", { queue: queue("Support"), id }),
    () => flowc.checkStaffing("online", { queue: agent("jane") }),
  ],
  queueMetric: [
    () => flowc.queueMetric("contactsInQueue", { queue: queue("Support") }),
    () => flowc.queueMetric("oldestContactAgeSeconds", { id }),
  ],
  getMetrics: [() => flowc.getMetrics(), () => flowc.getMetrics({ queue: queue("Support"), channel: "chat", id })],
  distributeByPercentage: [
    () => flowc.distributeByPercentage({ pilot: 10, second: 20, rest: 70 }, { id }),
    () => flowc.distributeByPercentage({ off: 0, all: 100, spare: 0 }),
  ],
  wait: [
    () => flowc.wait(300),
    () =>
      flowc.wait(attributes["Seconds"] as string, { until: ["customerReturned", "botParticipantDisconnected"], id }),
  ],
  waitAndContinue: [() => flowc.waitAndContinue(60, { minimumSeconds: 5, id })],
  callPhoneNumber: [
    () => flowc.callPhoneNumber({ callerId: "+61255500000", id }),
    () =>
      flowc.callPhoneNumber({
        voiceConnector: {
          arn: "arn:aws:chime:us-east-1:123456789012:vc/x",
          fromUser: "a",
          toUser: "b",
          userToUserInformation: "c",
          timeoutSeconds: 30,
        },
      }),
  ],
  checkCallProgress: [() => flowc.checkCallProgress({ id })],
  holdCustomerOrAgent: [
    () => flowc.holdCustomerOrAgent("customer", { id }),
    () => flowc.holdCustomerOrAgent("agent"),
    () => flowc.holdCustomerOrAgent("nobody"),
  ],
  resumeContact: [() => flowc.resumeContact({ id })],
  createTask: [
    () => flowc.createTask("Call back", { flow: flowByName("Task") }),
    () =>
      flowc.createTask("Call back", {
        flow: flowByName("Task"),
        description: "Soon",
        attributes: { Center: "Manila" },
        references: {
          caller: { value: contact.customerEndpoint.address, type: "text" },
          page: { value: "https://example.com", type: "url" },
        },
        delaySeconds: 60,
        templateId: "template",
        id,
      }),
    () => flowc.createTask("Call back", { flow: flowByName("Task"), scheduledTime: attributes["When"] as string }),
  ],
  createPersistentContactAssociation: [
    () => flowc.createPersistentContactAssociation(attributes["Chat"] as string, { from: "wholeChat", id }),
    () => flowc.createPersistentContactAssociation(attributes["Chat"] as string, { from: "segment" }),
  ],
  tagContact: [() => flowc.tagContact({ line: "emergency" }, { id })],
  untagContact: [() => flowc.untagContact(["line", "team"], { id })],
  getStoredContent: [() => flowc.getStoredContent({ id })],
  sendEmail: [
    () =>
      flowc.sendEmail(
        {
          from: { address: "support@example.com", name: "Support" },
          to: attributes["Email"] as string,
          template: { knowledgeBaseArn: arn, templateArn: arn },
        },
        { id },
      ),
  ],
  sendSms: [
    () =>
      flowc.sendSms(
        { fromNumberArn: arn, to: contact.customerEndpoint.address, flow: flowByName("Replies"), text: "Thanks." },
        { id },
      ),
    () =>
      flowc.sendSms({
        fromNumberArn: arn,
        to: contact.customerEndpoint.address,
        flow: flowByName("Replies"),
        template: { knowledgeBaseArn: arn, templateArn: arn },
      }),
  ],
  createCase: [
    () => flowc.createCase({ templateId: "template", fields: { title: "Refund" }, id }),
    () => flowc.createCase({ templateId: "template", linkContact: false }),
  ],
  getCase: [
    () =>
      flowc.getCase({ where: { status: "open" }, customerId: contact.customerId, latest: true, load: ["title"], id }),
  ],
  updateCase: [
    () => flowc.updateCase(attributes["Case"] as string, { fields: { status: "closed" }, linkContact: false, id }),
  ],
  getCustomerProfile: [
    () => flowc.getCustomerProfile({ _phone: contact.customerEndpoint.address }, { load: ["FirstName"], id }),
    () => flowc.getCustomerProfile({ _phone: "+6591234567", _email: "a@example.com" }, { match: "any" }),
  ],
  createCustomerProfile: [
    () => flowc.createCustomerProfile({ PhoneNumber: contact.customerEndpoint.address }, { load: ["FirstName"], id }),
  ],
  updateCustomerProfile: [() => flowc.updateCustomerProfile({ "Attributes.tier": "gold" }, { id })],
  getCustomerProfileObject: [
    () => flowc.getCustomerProfileObject("_asset", { profileId: contact.customerId, latest: true, load: ["Name"], id }),
    () =>
      flowc.getCustomerProfileObject("Account", {
        profileId: contact.customerId,
        identifier: { name: "_id", value: "7" },
      }),
  ],
  getCalculatedAttributes: [
    () => flowc.getCalculatedAttributes(["_most_frequent_channel"], { profileId: contact.customerId, id }),
  ],
  associateContactToCustomerProfile: [
    () =>
      flowc.associateContactToCustomerProfile({ profileId: contact.customerId, contactId: contact.contactId }, { id }),
  ],
  checkSegmentMembership: [() => flowc.checkSegmentMembership("VIP", { profileId: contact.customerId, id })],
  evaluateDataTable: [
    () =>
      flowc.evaluateDataTable(
        arn,
        { line: { where: { Number: contact.systemEndpoint.address }, attributes: ["Greeting"] } },
        { id },
      ),
  ],
  listDataTable: [
    () => flowc.listDataTable(arn),
    () => flowc.listDataTable(arn, { line: { Number: contact.systemEndpoint.address } }, { id }),
  ],
  writeDataTable: [
    () =>
      flowc.writeDataTable(
        arn,
        {
          line: {
            where: { Number: contact.systemEndpoint.address },
            set: { Greeting: "Hello.", Language: { useDefault: true } },
          },
          key: { where: { Number: "1" } },
        },
        { id },
      ),
    () => flowc.writeDataTable(arn, { key: { where: { Number: "1" } } }, { lockVersion: attributes["V"] as string }),
  ],
  showView: [
    () => flowc.showView(view("confirmation")),
    () =>
      flowc.showView(attributes["View"] as string, {
        data: { Heading: "Done", Flow: flowByName("Guide"), Items: [{ Label: contact.name, Copyable: true }] },
        actions: ["Next"],
        timeoutSeconds: 60,
        sensitive: true,
        id,
      }),
  ],
  authenticateCustomer: [
    () => flowc.authenticateCustomer({ userPoolArn: arn, appClientId: "client", timeoutMinutes: 5, id }),
  ],
  connectAssistant: [() => flowc.connectAssistant(arn, { id })],
  createAssistantSession: [() => flowc.createAssistantSession(arn, { id })],
  startVoiceId: [
    () => flowc.startVoiceId(),
    () =>
      flowc.startVoiceId({
        authentication: { threshold: 90, responseSeconds: 10 },
        fraudDetection: { threshold: 50, watchlistId: "abcdefghijklmnopqrstuv" },
        id,
      }),
  ],
  checkVoiceId: [
    () => flowc.checkVoiceId("enrollmentStatus", { id }),
    () => flowc.checkVoiceId("voiceAuthentication"),
    () => flowc.checkVoiceId("fraudDetection"),
  ],
  invokeFlowModule: [
    () => flowc.invokeFlowModule(moduleByName("Survey"), {}),
    () =>
      flowc.invokeFlowModule(
        moduleByName("Survey", {
          input: { topic: "string", tries: "integer", loud: "boolean" },
          results: ["done", "declined"],
        }),
        { topic: contact.name, tries: 3, loud: false },
        { id },
      ),
  ],
  returnFromModule: [
    () => flowc.returnFromModule(),
    () => flowc.returnFromModule("found", { account: attributes["Account"] as string, tries: 2 }, { id }),
  ],
  action: [
    () => flowc.action("DisconnectParticipant", {}, [], { id }),
    () =>
      flowc.action(
        "UpdateContactTargetQueue",
        { QueueId: queue("Support"), Nested: [{ kind: "queue", name: "Support", Empty: "", On: true, No: 1 }] },
        ["next"],
      ),
    () =>
      flowc.action("CheckOutboundCallStatus", {}, ["Equals:CallAnswered", "!NoMatchingError", "next"], {
        errors: ["NoMatchingError"],
      }),
  ],
};
