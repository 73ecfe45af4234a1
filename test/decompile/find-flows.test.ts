import { expect, test } from "vitest";
import { findFlows } from "../../src/decompile/find-flows.js";

const flow = {
  Version: "2019-10-30",
  StartAction: "a",
  Actions: [{ Identifier: "a", Type: "DisconnectParticipant", Parameters: {}, Transitions: {} }],
};
const content = JSON.stringify(flow);
const legacy = { modules: [{ id: "a", type: "Disconnect", branches: [], parameters: [] }], start: "a", version: "1" };

test("a flow's own JSON", () => {
  expect(findFlows(content)).toEqual([{ value: flow, legacy: false }]);
  expect(findFlows(`\ufeff${content}`)).toHaveLength(1);
  expect(findFlows(JSON.stringify(legacy))).toEqual([{ value: legacy, legacy: true }]);
});

test("answers of the API say name, type and description", () => {
  const answer = { ContactFlow: { Name: "Main", Type: "CUSTOMER_QUEUE", Description: "Waiting", Content: content } };
  expect(findFlows(JSON.stringify(answer))).toEqual([
    { value: flow, legacy: false, name: "Main", flowType: "customerQueue", description: "Waiting" },
  ]);
  const module = { ContactFlowModule: { Name: "Greet", Content: content } };
  expect(findFlows(JSON.stringify(module))).toMatchObject([{ name: "Greet", flowType: "module" }]);
});

test("CloudFormation in JSON: content as a text, joined, and substituted", () => {
  const resource = (Content: unknown) => ({
    Type: "AWS::Connect::ContactFlow",
    Properties: { Name: "Main", Type: "CONTACT_FLOW", Content },
  });
  const [before, after] = content.split('"DisconnectParticipant"');
  const template = {
    Resources: {
      Plain: resource(content),
      Joined: resource({ "Fn::Join": ["", [`${before}"`, { Ref: "Kind" }, `"${after}`]] }),
      Substituted: resource({ "Fn::Sub": content }),
      Other: { Type: "AWS::S3::Bucket" },
    },
  };
  const found = findFlows(JSON.stringify(template));
  expect(found.map(({ name, flowType }) => [name, flowType])).toEqual([
    ["Main", "contactFlow"],
    ["Main", "contactFlow"],
    ["Main", "contactFlow"],
  ]);
  expect(JSON.stringify(found[1]?.value)).toContain('"${Kind}"');
});

test("templates that are no JSON: YAML, Terraform, a program", () => {
  const yaml = `Resources:\n  Flow:\n    Properties:\n      Content: |\n        ${JSON.stringify(flow, undefined, 2).replaceAll("\n", "\n        ")}\n  Other: {}\n`;
  expect(findFlows(yaml)).toMatchObject([{ value: flow }]);
  const terraform = `resource "aws_connect_contact_flow" "x" {\n  name = "Main"\n  content = <<JSON\n${content}\nJSON\n}\n`;
  expect(findFlows(terraform)).toMatchObject([{ value: flow }]);
  const program = `const body = ${JSON.stringify(JSON.stringify(content))};\nconst other = ${JSON.stringify(content)};`;
  expect(findFlows(program).length).toBeGreaterThanOrEqual(1);
  expect(findFlows(`${content}\n${content.replace("a", "a")}`)).toHaveLength(2);
});

test("what holds no flow has none", () => {
  for (const text of [
    "",
    "{}",
    "[]",
    "null",
    '{"Actions":',
    '{"StartAction":"x","Actions":{}}',
    "StartAction",
    "{".repeat(5000),
  ]) {
    expect(findFlows(text), text.slice(0, 20)).toEqual([]);
  }
  expect(findFlows(`{"modules": "none", "start": 1}`)).toEqual([]);
  expect(findFlows(`${"[".repeat(20_000)}${"]".repeat(20_000)}`)).toEqual([]);
});

test("what stands in texts is no nesting", () => {
  for (const text of ['say "', "say \\", 'say \\"', "say"]) {
    const [action] = flow.Actions;
    const told = { ...flow, Actions: [{ ...action, Parameters: { Text: `${text}${"[{".repeat(300)}` } }] };
    expect(findFlows(JSON.stringify(told)), text).toEqual([{ value: told, legacy: false }]);
  }
});
